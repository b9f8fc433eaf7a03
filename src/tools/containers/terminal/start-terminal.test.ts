import { expect, onTestFinished, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { OpenTerminal } from '#contracts/containers/terminal.ts';
import { manualClock, type ManualClock } from '#kernel/clock.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import { unavailable } from '#kernel/errors.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import { fakeHost } from '../fake-host.ts';
import { openOperations } from '../operations.ts';
import { eventually } from '#kernel/eventually.ts';
import { admin, testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-containers.ts';
import { fakeTerminals } from './fake-terminals.ts';
import { startTerminal } from './start-terminal.ts';
import { rememberedTerminals } from './terminal-store.ts';
import { testViewer } from './test-viewer.ts';

const params = { host: 'local', id: 'web' };
/** The same person, signed in elsewhere. */
const elsewhere: Caller = { kind: 'user', userId: 'u1', name: 'ana', role: 'admin', sessionId: 's2' };
const operator: Caller = {
  kind: 'user',
  userId: 'u3',
  name: 'oli',
  role: 'viewer',
  grants: [{ role: 'admin', scope: { label: 'team=a' } }],
  sessionId: 's3',
};

async function openLab(options: { clock?: ManualClock; folder?: string } = {}) {
  const kernel = await openTestKernel(options);
  const terminals = fakeTerminals();
  const host = fakeHost('local', { terminals });
  host.put({ id: 'web', name: 'web', labels: { team: 'a' } });
  host.put({ id: 'db', name: 'db' });
  const heard: Parameters<EventBus<ContainersSchema>['subscribe']>[2][] = [];
  const bus: EventBus<ContainersSchema> = {
    ...kernel.bus,
    publish: (...published) => kernel.bus.publish(...published),
    subscribe: (_events, _name, handle) => void heard.push(handle),
  };
  const operations = await openOperations(kernel);
  const subject = await startTerminal({ ...kernel, bus, hosts: [host], operations });
  const { handlers } = subject;
  const stop = async () => {
    await subject[Symbol.asyncDispose]();
    await operations[Symbol.asyncDispose]();
    await kernel[Symbol.asyncDispose]();
  };
  return {
    kernel,
    host,
    terminals,
    handlers,
    subject,
    stop,
    open: (body: Partial<OpenTerminal> = {}, caller = admin, id = 'web') =>
      handlers.openTerminal(
        { params: { host: 'local', id }, body: OpenTerminal.parse(body) },
        testCall({ caller }),
      ),
    list: (caller = admin) => handlers.terminals({}, testCall({ caller })),
    tell: async (payload: object) => {
      // What the bus would hand over, as far as it is looked at.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      for (const handle of heard) await handle({ payload } as never, undefined as never);
    },
    audit: async () => (await kernel.published()).map(({ payload }) => payload),
  };
}

test('opening and closing are recorded with who, what and how much, and never with what was typed', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  const { id } = await lab.open({ user: '1000', workingDirectory: '/tmp' });
  expect(await rememberedTerminals(lab.kernel.database)).toMatchObject([
    { id, containerId: 'web', user: '1000' },
  ]);
  const viewer = testViewer();
  const query = { after: 0, acknowledge: false };
  const attached = lab.handlers.attachTerminal(
    { params: { terminal: id }, query },
    testCall(),
    viewer.channel,
  );
  viewer.send({ type: 'input', data: 'hunter2', encoding: 'utf8' });
  await lab.terminals.started[0]?.print('secret output');
  await eventually(() => viewer.text() === 'secret output' || undefined);
  const closed = await lab.handlers.closeTerminal({ params: { terminal: id } }, testCall());
  expect(closed.end).toEqual({ reason: 'closed', exitCode: 129, message: '' });
  await attached;
  expect(lab.terminals.endings).toEqual([{ container: 'web', marks: [id], user: '1000' }]);
  expect(await rememberedTerminals(lab.kernel.database)).toEqual([]);
  const [opened, ended] = await lab.audit();
  expect(opened).toMatchObject({ action: 'open terminal', target: 'web', actorName: 'ana' });
  expect(opened?.['detail']).toBe(
    'docker exec -it --user 1000 --workdir /tmp web /bin/sh, from 127.0.0.1 (test)',
  );
  expect(ended).toMatchObject({ action: 'close terminal', outcome: 'succeeded' });
  expect(ended?.['detail']).toMatch(/^closed after \d+ s, exit code 129; 7 bytes typed, 13 bytes shown$/);
  expect(JSON.stringify(await lab.audit())).not.toMatch(/hunter2|secret output/);
});

test('a grant opens terminals where it holds and nowhere else', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  const opened = await lab.open({}, operator);
  expect(await lab.list(operator)).toMatchObject([{ id: opened.id }]);
  await expect(lab.open({}, operator, 'db')).rejects.toMatchObject({ code: 'forbidden' });
  lab.host.put({ id: 'web', name: 'web', labels: {} });
  const close = () =>
    lab.handlers.closeTerminal({ params: { terminal: opened.id } }, testCall({ caller: operator }));
  await expect(close()).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    lab.handlers.terminalChoices({ params }, testCall({ caller: { kind: 'anonymous' } })),
  ).rejects.toThrow();
});

test('the end of a sign-in ends its terminals, in all their processes, and no others', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  const mine = await lab.open();
  const other = await lab.open({}, elsewhere);
  await lab.tell({ userId: 'u1', sessionIds: ['s1'], tokenIds: [] });
  await eventually(async () => (await lab.list()).length === 1 || undefined);
  expect(lab.terminals.endings.map(({ marks }) => marks)).toEqual([[mine.id]]);
  await lab.tell({ userId: 'u1' });
  await eventually(async () => (await lab.list()).length === 0 || undefined);
  expect(lab.terminals.endings.at(-1)?.marks).toEqual([other.id]);
});

test('access that ends while a terminal is being opened ends it too', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  const { promise, resolve } = Promise.withResolvers<typeof lab.terminals.found>();
  lab.terminals.choices = () => promise;
  const opening = lab.open();
  await lab.tell({ userId: 'u1', sessionIds: ['s1'], tokenIds: [] });
  resolve(lab.terminals.found);
  expect((await opening).end).toMatchObject({ reason: 'access-ended' });
});

test('a terminal that nobody looks at ends after a quarter of an hour', async () => {
  const clock = manualClock();
  const lab = await openLab({ clock });
  onTestFinished(lab.stop);
  const { id, endsAtMs } = await lab.open();
  expect(endsAtMs).toBe(clock.now() + 15 * 60_000);
  clock.advance(14 * 60_000);
  const viewer = testViewer();
  const query = { after: 0, acknowledge: false };
  const call = testCall({ signal: viewer.signal });
  const attached = lab.handlers.attachTerminal({ params: { terminal: id }, query }, call, viewer.channel);
  clock.advance(60 * 60_000);
  expect(await lab.list()).toMatchObject([{ viewers: 1, endsAtMs: null }]);
  viewer.leave();
  await attached;
  clock.advance(15 * 60_000);
  await eventually(async () => (await lab.list()).length === 0 || undefined);
  const ended = await eventually(async () =>
    (await lab.audit()).find(({ action }) => action === 'close terminal'),
  );
  expect(ended['detail']).toContain('Nobody looked at this terminal for 15 minutes.');
});

test('too many terminals are refused in plain words', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  for (let count = 0; count < 10; count += 1) await lab.open();
  await expect(lab.open()).rejects.toMatchObject({ code: 'too-many', message: /10 terminals open/ });
  await lab.open({}, operator);
});

test('without a shell, the advice is the refusal; what cannot be started leaves nothing behind', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  lab.terminals.found = { shells: [], users: [], advice: { message: 'It has no shell.', command: '' } };
  await expect(lab.open()).rejects.toMatchObject({ code: 'conflict', message: 'It has no shell.' });
  lab.terminals.refusal = unavailable('The engine is away.');
  await expect(lab.open({ command: ['top'] })).rejects.toMatchObject({ code: 'unavailable' });
  expect(await rememberedTerminals(lab.kernel.database)).toEqual([]);
  expect((await lab.audit()).at(-1)).toMatchObject({ outcome: 'failed', detail: 'The engine is away.' });
});

test('what could not be ended now is ended when its container goes on', async () => {
  const lab = await openLab();
  onTestFinished(lab.stop);
  const { id } = await lab.open();
  const reallyEnd = lab.terminals.end;
  lab.terminals.end = () => Promise.resolve('unreachable');
  lab.terminals.started[0]?.cut(unavailable('The engine is away.'));
  await eventually(async () => (await lab.list()).length === 0 || undefined);
  expect(await rememberedTerminals(lab.kernel.database)).toMatchObject([{ id }]);
  lab.terminals.end = reallyEnd;
  lab.host.put({ id: 'web', name: 'web', labels: { team: 'a' } });
  await eventually(async () => (await rememberedTerminals(lab.kernel.database)).length === 0 || undefined);
  expect(lab.terminals.endings.at(-1)?.marks).toEqual([id]);
});

test('where no process can be ended from outside, Ctrl-C is typed, and what comes of it is told', async () => {
  const clock = manualClock();
  const lab = await openLab({ clock });
  onTestFinished(lab.stop);
  lab.terminals.end = () => Promise.resolve('no-shell');
  const close = (id: string) => lab.handlers.closeTerminal({ params: { terminal: id } }, testCall());
  const obedient = await lab.open({ command: ['top'] });
  const first = lab.terminals.started[0];
  if (first) first.write = () => Promise.resolve(first.exit(130));
  expect((await close(obedient.id)).end).toEqual({ reason: 'closed', exitCode: 130, message: '' });
  const stubborn = await lab.open({ command: ['top'] });
  const closing = close(stubborn.id);
  await eventually(() => lab.terminals.started[1]?.typed.includes('\u0003\u0004') || undefined);
  clock.advance(2_000);
  expect((await closing).end?.message).toBe('What ran in it could not be ended.');
});
