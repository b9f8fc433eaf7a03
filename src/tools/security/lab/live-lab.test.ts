import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { LiveSecurity } from '#contracts/security/lab.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { fakeFinding } from '#contracts/security/fake-finding.ts';
import { labHandlers } from './lab-handlers.ts';
import { child, openTestLab, testImage } from './test-lab.ts';

const jellyfin = testImage('jellyfin', 'media');
const vault = testImage('vault', 'secrets');
const nothing = { images: [], gone: [], inventories: [] };

type Opened = Awaited<ReturnType<typeof openTestLab>>;
type Handlers = ReturnType<typeof labHandlers>;

/** Follows the stream as `caller`; time passes while it waits. */
function follow({ clock }: Opened, { liveSecurity }: Handlers, caller: Caller) {
  const leave = new AbortController();
  const items: StreamEvent<LiveSecurity>[] = [];
  const ended = (async () => {
    const stream = liveSecurity({}, testCall({ caller, signal: leave.signal }));
    for await (const item of stream) items.push({ ...item, data: LiveSecurity.parse(item.data) });
  })();
  const until = (count: number) =>
    eventually(() => {
      clock.advance(100);
      return items.length >= count ? items.map(({ data }) => data) : undefined;
    });
  return {
    items,
    until,
    /** Long enough for whatever is to be told. */
    async settle(): Promise<void> {
      for (let step = 0; step < 40; step += 1) {
        clock.advance(100);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    async [Symbol.asyncDispose]() {
      leave.abort();
      await ended;
    },
  };
}

const kindsOf = (items: readonly StreamEvent<LiveSecurity>[]) => items.map(({ data }) => data.kind);

test('everything comes first; a burst of changes is one item, with a bell and an overview', async () => {
  await using opened = await openTestLab([jellyfin, vault]);
  const handlers = labHandlers(opened.parts);
  await using reader = follow(opened, handlers, viewer);
  const [first] = await reader.until(1);
  expect(first).toMatchObject({ kind: 'all', images: [{ id: jellyfin.id }, { id: vault.id }] });
  await opened.judge(jellyfin, [fakeFinding()]);
  await opened.judge(vault, [fakeFinding()]);
  await opened.judge(jellyfin, [fakeFinding({ rank: 'now' })]);
  const [, changed, bell, overview] = await reader.until(4);
  expect(changed).toMatchObject({
    kind: 'changed',
    gone: [],
    images: [{ counts: { ranks: { now: 1 } } }, {}],
  });
  expect(bell).toEqual({ kind: 'flaws' });
  expect(overview).toMatchObject({ overview: { counts: { ranks: { now: 1, soon: 1 } } } });
  await reader.settle();
  expect(reader.items).toHaveLength(4);
});

test('an overview that is as before is not sent again, and never more than about once a second', async () => {
  await using opened = await openTestLab([jellyfin]);
  const handlers = labHandlers(opened.parts);
  await using reader = follow(opened, handlers, viewer);
  await reader.until(1);
  opened.statesChanged();
  await reader.settle();
  expect(reader.items).toHaveLength(1);
  const sinceMs = opened.clock.monotonic();
  for (let step = 0; step < 50; step += 1) {
    opened.lab.status = { ...opened.lab.status, waiting: step + 1 };
    opened.changed({ isStatusChanged: true });
    opened.clock.advance(100);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const passedMs = opened.clock.monotonic() - sinceMs;
  expect(reader.items.length - 1).toBeGreaterThan(2);
  expect(reader.items.length - 1).toBeLessThanOrEqual(passedMs / 1_000 + 1);
  await reader.settle();
  expect(reader.items.at(-1)?.data).toMatchObject({ overview: { status: { waiting: 50 } } });
});

test('what is removed or moved out of sight is gone; the rest is not even noticed', async () => {
  await using opened = await openTestLab([jellyfin, vault]);
  const { lab, changed, judge } = opened;
  const handlers = labHandlers(opened.parts);
  await using reader = follow(opened, handlers, child);
  const [first] = await reader.until(1);
  expect(first).toMatchObject({ images: [{ id: jellyfin.id }] });
  await judge(vault, [fakeFinding()]);
  changed({ ...nothing, images: [vault] });
  opened.rulesChanged();
  lab.images = [jellyfin];
  changed({ ...nothing, gone: [vault] });
  await reader.settle();
  expect(reader.items).toHaveLength(1);
  lab.images = [testImage('jellyfin', 'secrets')];
  changed({ ...nothing, images: [jellyfin] });
  await reader.settle();
  expect(reader.items[1]?.data).toEqual({
    kind: 'changed',
    images: [],
    gone: [{ host: 'nas', id: jellyfin.id }],
  });
  expect(kindsOf(reader.items)).toEqual(['all', 'changed', 'overview']);
  expect(JSON.stringify(reader.items)).not.toContain('vault');
});

test('a bell rings for who sees what was judged, and when rules change for who sees all', async () => {
  await using opened = await openTestLab([jellyfin, vault]);
  const handlers = labHandlers(opened.parts);
  await using whole = follow(opened, handlers, viewer);
  await using part = follow(opened, handlers, child);
  await whole.until(1);
  await part.until(1);
  opened.rulesChanged();
  await whole.settle();
  expect(kindsOf(whole.items)).toEqual(['all', 'flaws']);
  await opened.judge(jellyfin, [fakeFinding()]);
  await part.until(4);
  expect(kindsOf(part.items)).toEqual(['all', 'changed', 'flaws', 'overview']);
});

test('many readers who see all are given the same items, made once', async () => {
  await using opened = await openTestLab([jellyfin, vault]);
  const { lab, parts } = opened;
  const handlers = labHandlers(parts);
  const leave = new AbortController();
  const streams = Array.from({ length: 20 }, () =>
    handlers.liveSecurity({}, testCall({ caller: viewer, signal: leave.signal }))[Symbol.asyncIterator](),
  );
  const firsts = await Promise.all(streams.map((stream) => stream.next()));
  expect(new Set(firsts.map(({ value }) => value?.data)).size).toBe(1);
  expect(firsts.every(({ value }) => value?.isShared)).toBe(true);
  const looks = lab.looks;
  const nexts = streams.map((stream) => stream.next());
  await Promise.resolve();
  await opened.judge(jellyfin, [fakeFinding()]);
  const seconds = Promise.all(nexts);
  const told = await eventually(async () => {
    opened.clock.advance(100);
    return await Promise.race([
      seconds,
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 2)),
    ]);
  });
  expect(new Set(told.map(({ value }) => value?.data)).size).toBe(1);
  expect(lab.looks - looks).toBeLessThan(5);
  leave.abort();
  opened.clock.advance(1_000);
  for (const stream of streams) await stream.return?.();
});

test('at a start nobody is told that there is nothing', async () => {
  await using opened = await openTestLab([]);
  opened.lab.isRead = false;
  const handlers = labHandlers(opened.parts);
  await using reader = follow(opened, handlers, viewer);
  opened.clock.advance(1_000);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(reader.items).toEqual([]);
  opened.lab.images = [jellyfin];
  opened.lab.isRead = true;
  const [first] = await reader.until(1);
  expect(first).toMatchObject({ kind: 'all', images: [{ id: jellyfin.id }] });
});
