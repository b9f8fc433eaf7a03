import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import { never, openTestFacts, questionOf } from './test-facts.ts';

const hourMs = 3_600_000;

test('equal questions are asked once, and then only whether anything changed', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const { manifest } = fake.image('team/app', {}, '1');
  const one = questionOf(`${fake.host}/team/app:1`);
  const questions = [...Array.from({ length: 21 }, () => one), { ...one, wantsTagList: true }];
  const startMs = lab.clock.now();
  expect(await lab.open.look(questions, never)).toMatchObject({ requests: 2 });
  const { facts } = lab.open;
  const known = { digest: manifest, isIndex: null, checkedAtMs: startMs, problem: null };
  expect(facts.tag(one.repository, '1')).toMatchObject({ ...known, answeredAtMs: startMs });
  lab.clock.advance(60_000);
  expect(await lab.open.look(questions, never)).toMatchObject({ requests: 1 });
  const nowMs = startMs + 60_000;
  expect(facts.tag(one.repository, '1')).toMatchObject({
    ...known,
    answeredAtMs: nowMs,
    checkedAtMs: nowMs,
  });
  expect(fake.requests.map(({ method }) => method)).toEqual(['HEAD', 'GET', 'HEAD']);
});

test('a tag that moves and comes back keeps the time that each digest was first seen', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const question = questionOf(`${fake.host}/app:latest`);
  const { repository } = question;
  const startMs = lab.clock.now();
  const first = fake.image('app', { n: '1' }, 'latest').manifest;
  await lab.open.look([question], never);
  lab.clock.advance(hourMs);
  const second = fake.image('app', { n: '2' }, 'latest').manifest;
  await lab.open.look([question], never);
  lab.clock.advance(hourMs);
  fake.image('app', { n: '1' }, 'latest');
  await lab.open.look([question], never);
  expect(lab.open.facts.tag(repository, 'latest')).toMatchObject({
    digest: first,
    answeredAtMs: startMs + 2 * hourMs,
  });
  expect(lab.open.facts.seenAtMs(repository, 'latest', first)).toBe(startMs);
  expect(lab.open.facts.seenAtMs(repository, 'latest', second)).toBe(startMs + hourMs);
  expect(lab.open.facts.seenAtMs(repository, 'other', first)).toBeUndefined();
});

test('a list is asked for less often, tells new names apart, and says when it was cut', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const question = questionOf(`${fake.host}/app`);
  const list = () => lab.open.facts.tagList(question.repository);
  const startMs = lab.clock.now();
  expect(await list()).toBeUndefined();
  for (const tag of ['1', '2']) fake.image('app', {}, tag);
  await lab.open.look([question], never);
  const old = ['1', '2'].map((name) => ({ name, seenAtMs: startMs }));
  expect(await list()).toMatchObject({ tags: old, isCut: false, answeredAtMs: startMs });
  lab.clock.advance(5 * hourMs);
  fake.image('app', {}, '3');
  expect(await lab.open.look([question], never)).toMatchObject({ requests: 0 });
  expect(await lab.open.look([question], never, { tagListEveryMs: 0 })).toMatchObject({ requests: 1 });
  const nowMs = lab.clock.now();
  expect(await list()).toMatchObject({ tags: [...old, { name: '3', seenAtMs: nowMs }], answeredAtMs: nowMs });
  const link = '</v2/app/tags/list?n=1000>; rel="next"';
  fake.misbehave(() => ({ status: 200, headers: { link }, body: '{"tags":["3","1"]}' }));
  lab.clock.advance(6 * hourMs);
  await lab.open.look([question], never);
  expect(await list()).toMatchObject({ isCut: true, problem: null });
  expect((await list())?.tags.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: '1', seenAtMs: startMs },
    { name: '3', seenAtMs: nowMs },
  ]);
  fake.misbehave(() => ({ status: 404 }));
  lab.clock.advance(6 * hourMs);
  await lab.open.look([question], never);
  const after = await list();
  expect(after).toMatchObject({ problem: { id: 'absent' }, answeredAtMs: startMs + 11 * hourMs });
  expect(after?.tags).toHaveLength(2);
});

test('all is there after a restart, and nothing is asked for that is known', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-facts-'));
  await using fake = await fakeRegistry();
  const { manifest } = fake.image('app', {}, '1');
  const both = [`${fake.host}/app:1`, `${fake.host}/app`].map(questionOf);
  const { repository } = both[0]!;
  const first = await openTestFacts({ folder });
  await first.open.look(both, never);
  const { clock } = first;
  const fact = first.open.facts.tag(repository, '1');
  const list = await first.open.facts.tagList(repository);
  await first[Symbol.asyncDispose]();
  {
    await using again = await openTestFacts({ folder, clock });
    expect(again.open.facts.tag(repository, '1')).toEqual(fact);
    expect(await again.open.facts.tagList(repository)).toEqual(list);
    expect(again.open.facts.seenAtMs(repository, '1', manifest)).toBe(clock.now());
    fake.misbehave(({ path }) => (path.includes('manifests') ? { status: 304 } : undefined));
    expect(await again.open.look(both, never)).toMatchObject({ requests: 1 });
    expect(again.open.facts.tag(repository, '1')).toEqual(fact);
  }
  await rm(folder, { recursive: true });
});

test('who listens hears of what was asked, another process after it has read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-facts-'));
  await using fake = await fakeRegistry();
  fake.image('app', {}, '1');
  const question = questionOf(`${fake.host}/app:1`);
  {
    await using lab = await openTestFacts({ folder });
    const heard: unknown[] = [];
    const stop = lab.open.watch((repository) => heard.push(repository));
    await lab.open.look([question], never);
    expect(heard).toEqual([question.repository]);
    await lab.open.reload();
    stop();
    await lab.open.look([question], never);
    expect(heard).toEqual([question.repository]);
    expect(lab.open.facts.tag(question.repository, '1')).toMatchObject({ problem: null });
  }
  await rm(folder, { recursive: true });
});

test('what is not needed for a week is forgotten, what is needed stays', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const { manifest } = fake.image('app', {}, '1');
  fake.image('gone', {}, '1');
  const kept = [`${fake.host}/app:1`, `${fake.host}/app`].map(questionOf);
  const gone = [`${fake.host}/gone:1`, `${fake.host}/gone`].map(questionOf);
  await lab.open.look([...kept, ...gone], never);
  const { repository } = gone[0]!;
  lab.clock.advance(6 * 24 * hourMs);
  await lab.open.forget(kept);
  expect(lab.open.facts.tag(repository, '1')).toBeDefined();
  lab.clock.advance(2 * 24 * hourMs);
  await lab.open.forget(kept);
  for (let time = 0; time < 2; time += 1) {
    expect(lab.open.facts.tag(repository, '1')).toBeUndefined();
    expect(await lab.open.facts.tagList(repository)).toBeUndefined();
    expect(lab.open.facts.tag(kept[0]!.repository, '1')).toMatchObject({ digest: manifest });
    expect((await lab.open.facts.tagList(kept[0]!.repository))?.tags).toHaveLength(1);
    await lab.open.reload();
  }
});
