import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { TestKernel } from '#kernel/test-kernel.ts';
import { admin, testCall, viewer } from '#kernel/test-call.ts';
import {
  digest,
  nowMs,
  openPolicyKernel,
  subjectOf,
  watchedOf,
  watchedSubjects,
} from '../policies/test-policies.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { choiceHandlers } from './choice-handlers.ts';
import { noChoices } from './choices.ts';
import { openChoices } from './open-choices.ts';

const params = { host: 'home', name: 'web' };
const failure = { tag: '2', digest: digest('f'), atMs: 5, runId: 'r1', problem: 'It died.' };

async function open(kernel: TestKernel<WatcherSchema>) {
  const choices = await openChoices({ kernel });
  const shown = watchedOf([]);
  const handlers = choiceHandlers({
    choices,
    watched: watchedSubjects([{ subject: subjectOf(), shown }]),
    clock: kernel.clock,
    details: (host, name) => {
      const { skipped, failed, snoozedUntilMs } = choices.of(host, name);
      const lists = { skipped: [...skipped], failed: [...failed], otherTags: [], otherTagsCount: 0 };
      return Promise.resolve({ ...shown, ...lists, snoozedUntilMs, isTagListCut: false, registry: null });
    },
  });
  return { choices, handlers };
}

test('a version is skipped, audited, and still is after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-choices-'));
  {
    await using kernel = await openPolicyKernel({ folder });
    const { handlers, choices } = await open(kernel);
    const told: string[] = [];
    choices.watch((host, name) => told.push(`${host}/${name}`));
    const details = await handlers.skipUpdate({ params, body: { tag: '2' } }, testCall());
    expect(details.skipped).toEqual([{ tag: '2', digest: null, by: 'ana', atMs: nowMs }]);
    await handlers.skipUpdate({ params, body: { tag: '3', digest: digest('a') } }, testCall());
    expect(told).toEqual(['home/web', 'home/web']);
    expect(await kernel.published()).toMatchObject([
      { payload: { action: 'skip update', target: 'home/web', after: { tag: '2', digest: null } } },
      { payload: { after: { tag: '3', digest: digest('a') } } },
    ]);
  }
  await using kernel = await openPolicyKernel({ folder });
  const { choices } = await open(kernel);
  expect(choices.of('home', 'web').skipped.map(({ tag }) => tag)).toEqual(['2', '3']);
  expect(choices.of('home', 'other')).toEqual(noChoices);
  await rm(folder, { recursive: true });
});

test('a version is offered again: its skips and its failure', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers, choices } = await open(kernel);
  await handlers.skipUpdate({ params, body: { tag: '2' } }, testCall());
  await handlers.skipUpdate({ params, body: { tag: '2', digest: digest('f') } }, testCall());
  await handlers.skipUpdate({ params, body: { tag: '2', digest: digest('e') } }, testCall());
  await choices.noteFailure('home', 'web', failure);
  await choices.noteFailure('home', 'other', failure);
  const details = await handlers.unskipUpdate(
    { params, body: { tag: '2', digest: digest('f') } },
    testCall(),
  );
  expect(details.skipped).toMatchObject([{ digest: digest('e') }]);
  expect(details.failed).toEqual([]);
  expect(choices.of('home', 'other').failed).toEqual([failure]);
  const rest = await handlers.unskipUpdate({ params, body: { tag: '2', digest: null } }, testCall());
  expect(rest.skipped).toEqual([]);
});

test('a failure is known by its digest, whatever tag leads to it', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers, choices } = await open(kernel);
  await choices.noteFailure('home', 'web', failure);
  await choices.noteFailure('home', 'web', { ...failure, tag: null, runId: 'r2' });
  expect(choices.of('home', 'web').failed).toEqual([{ ...failure, tag: null, runId: 'r2' }]);
  const body = { tag: null, digest: failure.digest };
  expect((await handlers.unskipUpdate({ params, body }, testCall())).failed).toEqual([]);
  await expect(
    handlers.unskipUpdate({ params, body: { tag: null, digest: null } }, testCall()),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('a snooze is set, changed and ended', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers, choices } = await open(kernel);
  const snooze = (untilMs: number | null) =>
    handlers.snoozeUpdates({ params, body: { untilMs } }, testCall());
  expect(await snooze(nowMs + 5)).toMatchObject({ snoozedUntilMs: nowMs + 5 });
  expect(await snooze(nowMs + 9)).toMatchObject({ snoozedUntilMs: nowMs + 9 });
  await expect(snooze(nowMs)).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'untilMs' }] });
  expect(choices.of('home', 'web').snoozedUntilMs).toBe(nowMs + 9);
  expect(await snooze(null)).toMatchObject({ snoozedUntilMs: null });
});

test('what another process decides is seen once it is looked for', async () => {
  await using kernel = await openPolicyKernel();
  const one = await open(kernel);
  const other = await open(kernel);
  await one.choices.noteFailure('home', 'web', failure);
  const told: string[] = [];
  other.choices.watch((host, name) => told.push(`${host}/${name}`));
  await other.choices.snooze('home', 'attic', 7);
  expect(told.toSorted()).toEqual(['home/attic', 'home/web']);
  expect(other.choices.of('home', 'web').failed).toEqual([failure]);
});

const guest: Caller = { ...viewer, role: 'guest', grants: [{ role: 'operator', scope: { host: 'attic' } }] };

test.each([
  ['a viewer', viewer, 'forbidden'],
  ['somebody who may not see it', guest, 'not-found'],
])('%s decides nothing', async (_, caller, code) => {
  await using kernel = await openPolicyKernel();
  const { handlers, choices } = await open(kernel);
  const call = testCall({ caller });
  const answers = [
    handlers.skipUpdate({ params, body: { tag: '2' } }, call),
    handlers.unskipUpdate({ params, body: { tag: '2', digest: null } }, call),
    handlers.snoozeUpdates({ params, body: { untilMs: nowMs + 5 } }, call),
  ];
  for (const answer of answers) await expect(answer).rejects.toMatchObject({ code });
  expect(choices.of('home', 'web')).toEqual(noChoices);
  expect(await kernel.published()).toEqual([]);
});

test('a container that is not there cannot be decided about', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers } = await open(kernel);
  const gone = { host: 'home', name: 'gone' };
  await expect(
    handlers.skipUpdate({ params: gone, body: { tag: '2' } }, testCall({ caller: admin })),
  ).rejects.toMatchObject({ code: 'not-found' });
});
