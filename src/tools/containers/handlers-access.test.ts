import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { ContainerDetails } from '#contracts/containers/container.ts';
import {
  act,
  type Attempt,
  attempts,
  guest,
  mediaId,
  officeId,
  outcome,
  startHandlers,
  stop,
} from './test-access.ts';
import { admin, testCall, viewer } from '#kernel/test-call.ts';

const mediaViewer = guest('viewer', { stack: 'media' });
const mediaOperator = guest('operator', { stack: 'media' });
const mediaAdmin = guest('admin', { host: 'nas', stack: 'media' });

const notAllowed = '403 Your role does not allow this.';
const absent = '404 The container was not found.';

test.each(Object.entries(attempts))(
  '%s: seen and allowed, seen and not allowed, not seen',
  async (_, [least, attempt]) => {
    for (const role of ['viewer', 'operator', 'admin'] as const) {
      await using running = await startHandlers();
      const caller = guest(role, { stack: 'media' });
      const isEnough =
        ['viewer', 'operator', 'admin'].indexOf(role) >= ['viewer', 'operator', 'admin'].indexOf(least);
      expect(await outcome(attempt, running, caller, 'nas', officeId)).toBe(absent);
      expect(await outcome(attempt, running, caller, 'nas', 'd'.repeat(64))).toBe(absent);
      expect(await outcome(attempt, running, caller, 'nas', mediaId)).toBe(isEnough ? 'done' : notAllowed);
    }
  },
);

test.each(Object.entries(attempts))(
  '%s: a host with nothing to see is as absent as one that is not',
  async (_, [, attempt]) => {
    await using running = await startHandlers();
    expect(await outcome(attempt, running, mediaAdmin, 'pi', 'c'.repeat(64))).toBe(absent);
    expect(await outcome(attempt, running, mediaAdmin, 'xx', 'c'.repeat(64))).toBe(absent);
  },
);

test.each(Object.entries(attempts))(
  '%s: while the engine is away, what may not be seen is still absent',
  async (_, [, attempt]) => {
    await using running = await startHandlers();
    running.nas.setStatus({ state: 'missing' });
    for (const id of [officeId, 'd'.repeat(64)]) {
      expect(await outcome(attempt, running, mediaAdmin, 'nas', id)).toBe(absent);
    }
  },
);

test('a name or the beginning of an id means only what may be seen', async () => {
  await using running = await startHandlers();
  const [, details] = attempts['details']!;
  for (const reference of ['jellyfin', mediaId.slice(0, 12), 'aaaaaa']) {
    expect(await outcome(details, running, mediaViewer, 'nas', reference)).toBe('done');
  }
  for (const reference of ['paperless', officeId.slice(0, 12), 'Jellyfin', '__proto__']) {
    expect(await outcome(details, running, mediaViewer, 'nas', reference)).toBe(absent);
  }
});

test('lists hold what may be seen, and hosts with something on them', async () => {
  await using running = await startHandlers();
  const { handlers } = running;
  const list = (caller: Caller, query = {}) => handlers.list({ query }, testCall({ caller }));
  expect(await list(mediaViewer)).toMatchObject({
    hosts: [{ id: 'nas' }],
    containers: [{ name: 'jellyfin' }],
  });
  expect(await list(mediaViewer, { host: 'pi' })).toEqual({ hosts: [], containers: [] });
  expect(await list(mediaViewer, { stack: 'office' })).toMatchObject({ containers: [] });
  expect(await list(guest('viewer', { label: 'none' }))).toEqual({ hosts: [], containers: [] });
  expect((await list(viewer)).containers).toHaveLength(3);
  expect(await handlers.hosts({}, testCall({ caller: mediaViewer }))).toMatchObject([{ id: 'nas' }]);
});

test('who may not be seen is counted, not named', async () => {
  await using running = await startHandlers();
  const input = { params: { host: 'nas', id: mediaId } };
  const call = testCall({ caller: mediaViewer });
  const details = ContainerDetails.parse(await running.handlers.details(input, call));
  expect(details).toMatchObject({
    dependsOn: [],
    dependents: [],
    hiddenDependencies: 1,
    hiddenDependents: 1,
  });
  expect(await running.handlers.previewRemoval(input, call)).toMatchObject({
    dependents: [],
    hiddenDependents: 1,
  });
  const whole = await running.handlers.details(input, testCall({ caller: viewer }));
  expect(whole).toMatchObject({ dependents: [{ name: 'paperless' }] });
  expect(whole).not.toHaveProperty('hiddenDependents');
});

test('operations are those on what may be seen, also once it is gone', async () => {
  await using running = await startHandlers();
  const { handlers, nas } = running;
  await act(running, admin, 'nas', officeId, stop);
  await act(running, admin, 'nas', mediaId, stop);
  nas.remove(mediaId);
  const operations = async (caller: Caller) =>
    (await handlers.operations({ query: { limit: 1 } }, testCall({ caller }))).map(
      ({ targetName }) => targetName,
    );
  expect(await operations(mediaViewer)).toEqual(['jellyfin']);
  expect(await operations(guest('viewer', { stack: 'office' }))).toEqual(['paperless']);
  expect(await operations(guest('viewer', { host: 'pi' }))).toEqual([]);
  expect(await operations(viewer)).toEqual(['jellyfin']);
});

test('work is cancelled by who may operate its target; to others it is as absent as what never ran', async () => {
  await using running = await startHandlers();
  const { handlers, operations } = running;
  const { operation } = await operations.begin({
    kind: 'deploy',
    host: 'nas',
    subject: 'stack',
    targetId: 'media',
    targetName: 'media',
    isCancellable: true,
    command: 'docker compose up',
    caller: admin,
    steps: [{ title: 'Deploy', run: ({ signal }) => untilAborted(signal) }],
  });
  const cancel: Attempt = (_, caller, __, id) =>
    handlers.cancelOperation({ params: { operation: id } }, testCall({ caller }));
  const stranger = guest('admin', { stack: 'office' });
  expect(await outcome(cancel, running, stranger, '', operation.id)).toBe(
    await outcome(cancel, running, stranger, '', 'none'),
  );
  expect(await outcome(cancel, running, mediaViewer, '', operation.id)).toBe(notAllowed);
  expect(await outcome(cancel, running, mediaOperator, '', operation.id)).toBe('done');
});

async function untilAborted(signal: AbortSignal): Promise<never> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw signal.reason;
}

test('reaching for the engine again is about the whole host', async () => {
  await using running = await startHandlers();
  const reconnect: Attempt = ({ handlers }, caller, host) =>
    handlers.reconnect({ params: { host } }, testCall({ caller }));
  expect(await outcome(reconnect, running, mediaOperator, 'nas', '')).toBe(notAllowed);
  expect(await outcome(reconnect, running, mediaOperator, 'pi', '')).toBe('404 The host pi was not found.');
  expect(await outcome(reconnect, running, guest('operator', { host: 'nas' }), 'nas', '')).toBe('done');
});

test('a token for logs alone reads logs, and neither lists nor inspects', async () => {
  await using running = await startHandlers();
  const grants = [{ permissions: ['containers:logs' as const], scopes: [{ stack: 'media' }] }];
  const caller: Caller = { kind: 'token', tokenId: 't', name: 's', userId: 'u', permissions: [], grants };
  const [, logs] = attempts['logs']!;
  expect(await outcome(logs, running, caller, 'nas', mediaId)).toBe('done');
  expect(await outcome(logs, running, caller, 'nas', officeId)).toBe(absent);
});
