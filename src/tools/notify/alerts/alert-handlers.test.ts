import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import type { Caller } from '#contracts/access.ts';
import { manualClock } from '#kernel/clock.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import { admin, testCall, viewer } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-notify.ts';
import { alertHandlers } from './alert-handlers.ts';
import { alertHistory } from './alert-history.ts';
import { viewFor } from './alert-view.ts';
import { liveAlerts } from './live-alerts.ts';
import { sharedParts } from './live-parts.ts';
import { openAlertBook, type OpenAlertBook } from './open-alert-book.ts';
import { createResponder } from './respond.ts';

const dispatch: Dispatch = {
  suppressedBy: () => [],
  suppresses: () => [],
  routesOf: () => [],
  groups: () => [],
  watch: () => () => {},
};

const counts: DeliveryCounts = {
  watch(listener) {
    listener({ waiting: 3, dead: 1 });
    return () => {};
  },
};

/** May see one host only, and answer nothing. */
const guest: Caller = {
  kind: 'token',
  tokenId: 't',
  name: 'guest',
  userId: 'u9',
  permissions: [],
  grants: [{ permissions: ['notify:read'], scopes: [{ host: 'nas' }] }],
};

async function openAll(kernel: TestKernel) {
  const config = RoutingConfig.parse({ route: {} });
  const book = await openAlertBook(kernel, { config, watch: () => () => {} });
  const handlers = alertHandlers({
    kernel,
    book,
    dispatch,
    responder: createResponder(kernel, book),
    counts,
    changesBefore: () => Promise.resolve([]),
  });
  const raise = (...hosts: string[]) => {
    const alerts = hosts.map((host) => ({ labels: { alertname: 'Down', host }, annotations: {} }));
    return handlers.raise({ body: { alerts } }, testCall());
  };
  return { book, handlers, raise, [Symbol.asyncDispose]: () => book[Symbol.asyncDispose]() };
}

function watchedOf(kernel: TestKernel, book: OpenAlertBook) {
  const source = { book, dispatch, nowMs: () => kernel.clock.now() };
  return { ...source, counts, shared: sharedParts(source) };
}

const inOrder = (a: string, b: string) => (a < b ? -1 : 1);

const listed = { query: { state: ['firing' as const], filter: [] } };
const paged = { severity: [], limit: 2 };

test('people with grants see and answer only for theirs', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  const { handlers, book } = all;
  await all.raise('nas', 'pi');
  const hostsFor = async (caller: Caller) =>
    (await handlers.alerts(listed, testCall({ caller })))
      .map(({ labels }) => `${labels['host']}`)
      .toSorted(inOrder);
  expect(await hostsFor(viewer)).toEqual(['nas', 'pi']);
  expect(await hostsFor(guest)).toEqual(['nas']);
  const [nas, pi] = [...book.all()].map(({ fingerprint }) => ({ params: { fingerprint } }));
  if (!nas || !pi) throw new Error('Two alerts were raised.');
  const asGuest = testCall({ caller: guest });
  await expect(handlers.alert(pi, asGuest)).rejects.toMatchObject({ code: 'not-found' });
  expect(await handlers.alert(nas, asGuest)).toMatchObject({ episodes: [{ title: 'Down on nas' }] });
  await expect(handlers.resolve(nas, asGuest)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(handlers.resolve(pi, asGuest)).rejects.toMatchObject({ code: 'not-found' });
  const { episodes } = await alertHistory(kernel.database, guest, paged);
  expect(episodes.map(({ labels }) => labels['host'])).toEqual(['nas']);
});

test('what explains an alert, and who silenced it, is told to those who may see that', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  await all.raise('nas', 'pi');
  const [nas, pi] = [...all.book.all()];
  if (!nas || !pi) throw new Error('Two alerts were raised.');
  const known = {
    book: all.book,
    dispatch: {
      suppressedBy: () => [
        { kind: 'inhibition' as const, id: pi.fingerprint, text: pi.title },
        { kind: 'mute-time' as const, id: 'night', text: 'night' },
        { kind: 'silence' as const, id: 's', text: 'ana: pi and nas move to the attic' },
      ],
    },
  };
  const textsFor = (caller: Caller) =>
    viewFor(caller, nas, known, kernel.clock.now()).suppressedBy.map(({ text }) => text);
  expect(textsFor(viewer)).toEqual(['Down on pi', 'night', 'ana: pi and nas move to the attic']);
  expect(textsFor(guest)).toEqual(['', 'night', '']);
});

test('a filter holds as Alertmanager reads it, and one that is none is refused', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  await all.raise('nas', 'pi');
  const filtered = (...filter: string[]) =>
    all.handlers.alerts({ query: { state: ['firing'], filter } }, testCall());
  expect((await filtered('host=~"n.*"', 'alertname="Down"')).map(({ labels }) => labels['host'])).toEqual([
    'nas',
  ]);
  await expect(async () => filtered('host=~"["')).rejects.toMatchObject({ code: 'invalid' });
});

test('pages through the history, and searches it', async () => {
  await using kernel = await openTestKernel({ clock: manualClock() });
  await using all = await openAll(kernel);
  await all.raise('one', 'two', 'thr%ee');
  const first = await alertHistory(kernel.database, admin, paged);
  const second = await alertHistory(kernel.database, admin, { ...paged, before: first.next ?? '' });
  expect(
    [...first.episodes, ...second.episodes].map(({ labels }) => `${labels['host']}`).toSorted(inOrder),
  ).toEqual(['one', 'thr%ee', 'two']);
  expect(second.next).toBeNull();
  const search = async (text: string) =>
    (await alertHistory(kernel.database, admin, { ...paged, search: text })).episodes.length;
  expect([await search('DOWN tw'), await search('%'), await search('t_o')]).toEqual([1, 1, 0]);
  await expect(alertHistory(kernel.database, admin, { ...paged, before: 'x' })).rejects.toThrow('page');
});

test('a slow reader is sent the newest state once', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  const stop = new AbortController();
  const watched = watchedOf(kernel, all.book);
  const stream = liveAlerts(watched, guest, stop.signal);
  expect((await stream.next()).value).toEqual({ data: { kind: 'all', alerts: [] } });
  for (let time = 0; time < 5; time += 1) await all.raise('nas', 'pi');
  const { value } = await stream.next();
  expect(value?.data).toMatchObject({ kind: 'changed', alerts: [{ labels: { host: 'nas' } }], gone: [] });
  stop.abort();
  expect((await stream.next()).done).toBe(true);
});

test('how many messages wait is told to those who may see them all', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  const stop = new AbortController();
  const watched = watchedOf(kernel, all.book);
  const stream = liveAlerts(watched, viewer, stop.signal);
  await stream.next();
  expect((await stream.next()).value).toEqual({ data: { kind: 'delivery', waiting: 3, dead: 1 } });
  await all.raise('nas');
  expect((await stream.next()).value?.data.kind).toBe('changed');
  stop.abort();
});

test('a storm is told in parts, and readers who see all of it share each of them', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  for (let from = 0; from < 1_200; from += 400)
    await all.raise(...Array.from({ length: 400 }, (_, index) => `host-${from + index}`));
  const watched = watchedOf(kernel, all.book);
  const stop = new AbortController();
  const read = async (caller: Caller) => {
    const stream = liveAlerts(watched, caller, stop.signal);
    const items = [];
    for (let part = 0; part < 3; part += 1) items.push((await stream.next()).value);
    return items;
  };
  const first = await read(viewer);
  const second = await read(viewer);
  expect(first.map((item) => item?.data)).toMatchObject([
    { kind: 'all', rest: 700 },
    { kind: 'changed', gone: [] },
    { kind: 'changed', gone: [] },
  ]);
  const seen = first.flatMap((item) => (item && 'alerts' in item.data ? item.data.alerts : []));
  expect(new Set(seen.map(({ fingerprint }) => fingerprint)).size).toBe(1_200);
  expect(first.every((item) => item?.isShared)).toBe(true);
  for (const [index, item] of second.entries()) expect(item?.data).toBe(first[index]?.data);
  await all.raise('host-1');
  const [fresh] = await read(viewer);
  expect(fresh?.data).not.toBe(first[0]?.data);
  stop.abort();
});
