import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { OpenTerminal, type Terminal } from '#contracts/containers/terminal.ts';
import { pauseContainer, unpauseContainer } from '#library/docker/container-lifecycle.ts';
import { containerProcesses } from '#library/docker/containers.ts';
import { testViewer, type TestViewer } from '#tools/containers/terminal/test-viewer.ts';
import { eventually } from '#kernel/eventually.ts';
import { admin, testCall, viewer as reader } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { requireEngine } from './engines.ts';

const idle = ['sh', '-c', 'sleep 100000'];
const waitMs = 15_000;
const stranger: Caller = { kind: 'user', userId: 'u9', name: 'eve', role: 'admin', sessionId: 's9' };

describe.skipIf(!requireEngine('docker'))('terminals on a real engine', () => {
  let lab: ContainersUnderTest;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  async function open(
    id: string,
    body: Partial<OpenTerminal> = {},
    caller: Caller = admin,
  ): Promise<Terminal> {
    const params = { host: 'local', id };
    return await lab.handlers.openTerminal({ params, body: OpenTerminal.parse(body) }, testCall({ caller }));
  }

  function attach(
    { id }: Terminal,
    query: { after?: number; columns?: number; rows?: number } = {},
  ): TestViewer {
    const viewer = testViewer();
    const input = { params: { terminal: id }, query: { after: 0, acknowledge: false, ...query } };
    void lab.handlers
      .attachTerminal(input, testCall({ signal: viewer.signal }), viewer.channel)
      .catch(() => undefined);
    return viewer;
  }

  function type(viewer: TestViewer, data: string): void {
    viewer.send({ type: 'input', data, encoding: 'utf8' });
  }

  async function close({ id }: Terminal): Promise<Terminal> {
    return await lab.handlers.closeTerminal({ params: { terminal: id } }, testCall());
  }

  async function endOf(viewer: TestViewer) {
    const message = await eventually(() => viewer.messages.find((one) => one.type === 'ended'), waitMs);
    return message.end;
  }

  async function shows(viewer: TestViewer, text: string): Promise<void> {
    await eventually(() => viewer.text().includes(text) || undefined, waitMs);
  }

  /** A program hears of its size a moment after it changed: asks until it has. */
  async function showsSize(viewer: TestViewer, size: string): Promise<void> {
    await eventually(async () => {
      type(viewer, 'stty size\r');
      await sleep(50);
      return viewer.text().includes(size) || undefined;
    }, waitMs);
  }

  async function commandsIn(id: string): Promise<string[]> {
    const { Processes } = await containerProcesses(lab.engine, id);
    return Processes.map((fields) => fields.at(-1) ?? '');
  }

  test('a shell is found, knows its size and its kind, and exits', async () => {
    const { id, params, name } = await lab.make({ command: idle });
    const choices = await lab.handlers.terminalChoices({ params }, testCall());
    expect(choices.shells).toContain('/bin/sh');
    expect(choices.users).toContainEqual({ name: 'root', uid: 0, gid: 0, home: '/root' });
    const terminal = await open(id);
    expect(terminal).toMatchObject({
      containerName: name,
      command: [choices.shells[0]],
      viewers: 0,
      end: null,
    });
    const viewer = attach(terminal, { columns: 101, rows: 37 });
    await showsSize(viewer, '37 101');
    type(viewer, 'echo $TERM; printf "\\303"; printf "\\261\\377\\n"\r');
    await shows(viewer, 'xterm-256color');
    await shows(viewer, 'ñ\ufffd');
    viewer.send({ type: 'resize', columns: 60, rows: 20 });
    await eventually(() => viewer.messages.find((one) => one.type === 'size' && one.size.columns === 60));
    await showsSize(viewer, '20 60');
    type(viewer, 'exit 7\r');
    expect(await endOf(viewer)).toEqual({ reason: 'exited', exitCode: 7, message: '' });
    await eventually(async () => (await commandsIn(id)).length === 1 || undefined);
  });

  test('Ctrl-P arrives at once, as any key', async () => {
    const { id } = await lab.make({ command: idle });
    const viewer = attach(
      await open(id, { command: ['sh', '-c', 'stty raw -echo; echo ready; dd bs=1 count=3 2>&- | od -c'] }),
    );
    await shows(viewer, 'ready');
    type(viewer, '\u0010\u0011');
    type(viewer, 'x');
    await shows(viewer, '020 021');
  });

  test.each([
    ['a program that is not there', { command: ['bash', '-l'] }, /no program bash/],
    ['a path that is not there', { command: ['/no/such'] }, /no program \/no\/such/],
    ['a file that may not be run', { command: ['/etc/passwd'] }, /\/etc\/passwd is not a program/],
    ['a user that is not known', { user: 'nobodyhere' }, /knows no user nobodyhere/],
    ['a folder that is not there', { workingDirectory: '/no/such' }, /folder \/no\/such does not exist/],
  ])('%s is explained', async (_, body, message) => {
    const { id } = await lab.make({ command: idle });
    let terminal: Terminal;
    try {
      terminal = await open(id, { command: ['sh'], ...body });
    } catch (refused) {
      // Engine 28 refuses an unknown user itself; others leave it to the runtime.
      expect(refused).toMatchObject({ status: 400, message: expect.stringMatching(message) });
      return;
    }
    const end = await endOf(attach(terminal));
    expect(end.message).toMatch(message);
    expect([126, 127]).toContain(end.exitCode);
  });

  test('127 of a command typed into a shell is not mistaken for a missing shell', async () => {
    const { id } = await lab.make({ command: idle });
    const viewer = attach(await open(id));
    type(viewer, 'nosuchcommand; exit\r');
    expect(await endOf(viewer)).toEqual({ reason: 'exited', exitCode: 127, message: '' });
  });

  test('a user and a folder can be chosen', async () => {
    const { id } = await lab.make({ command: idle });
    const viewer = attach(await open(id, { user: '1234:55', workingDirectory: '/tmp' }));
    type(viewer, 'id; pwd\r');
    await shows(viewer, 'uid=1234 gid=55');
    await shows(viewer, '/tmp');
  });

  test.each([
    ['by root', undefined],
    ['by somebody else', '1000:1000'],
  ])('closing ends everything in the terminal opened %s, but no daemon', async (_, user) => {
    const { id } = await lab.make({ command: idle });
    const terminal = await open(id, user === undefined ? {} : { user });
    const viewer = attach(terminal);
    type(viewer, 'sleep 1111 & (trap "" HUP TERM; sleep 2222; true) & setsid sleep 3333 & vi /tmp/x\r');
    await eventually(async () => {
      const commands = (await commandsIn(id)).join('\n');
      return ['1111', '2222', '3333', 'vi /tmp/x'].every((one) => commands.includes(one)) || undefined;
    }, waitMs);
    const closed = await close(terminal);
    expect(closed.end).toMatchObject({ reason: 'closed', message: '' });
    expect((await commandsIn(id)).toSorted()).toEqual(
      ['setsid sleep 3333', 'sleep 100000', 'sleep 3333'].filter((one) => !one.startsWith('setsid')),
    );
    expect(await endOf(viewer)).toEqual(closed.end);
  });

  test('two terminals in one container do not end each other', async () => {
    const { id } = await lab.make({ command: idle });
    const [first, second] = [await open(id), await open(id)];
    const viewer = attach(second);
    await close(first);
    type(viewer, 'echo $((40+2))\r');
    await shows(viewer, '42');
    expect((await lab.handlers.terminals({}, testCall())).map((one) => one.id)).toContain(second.id);
    await close(second);
  });

  test('a flood reaches who keeps up, is stopped by Ctrl-C, and stays bounded without anyone', async () => {
    const { id } = await lab.make({ command: idle });
    const terminal = await open(id);
    const viewer = attach(terminal);
    type(viewer, 'yes "$(seq 1 20)"\r');
    await eventually(() => viewer.text().length > 20_000_000 || undefined, 60_000);
    viewer.leave();
    const before = process.memoryUsage.rss();
    await sleep(3_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
    const again = attach(terminal);
    type(again, '\u0003echo done-$((40+2))\r');
    await shows(again, 'done-42');
    await close(terminal);
  });

  test('a reconnect goes on where it was, while the program goes on without anyone', async () => {
    const { id } = await lab.make({ command: idle });
    const terminal = await open(id, {
      command: ['sh', '-c', 'i=0; while [ $i -lt 40 ]; do echo tick$i; i=$((i+1)); sleep 0.05; done'],
    });
    const first = attach(terminal);
    await shows(first, 'tick5');
    first.leave();
    const seen = first.messages.findLast((one) => one.type === 'output')?.position ?? 0;
    await sleep(500);
    const second = attach(terminal, { after: seen });
    await endOf(second);
    const all = first.text() + second.text();
    expect(all.split('\r\n')).toEqual([...Array.from({ length: 40 }, (_, index) => `tick${index}`), '']);
  });

  test('a stopped, paused or removed container is explained', async () => {
    const { id, params, name } = await lab.make({ command: idle });
    const terminal = await open(id);
    const viewer = attach(terminal);
    await shows(viewer, '#');
    await pauseContainer(lab.engine, id);
    await lab.seen(id, (row) => row?.state === 'paused');
    await expect(open(id)).rejects.toMatchObject({
      code: 'conflict',
      message: `${name} is paused. Resume it, then open a terminal.`,
    });
    expect((await close(terminal)).end?.message).toMatch(/could not be ended/);
    await unpauseContainer(lab.engine, id);
    await eventually(async () => (await commandsIn(id)).length === 1 || undefined, waitMs);
    await endOf(viewer);
    const last = attach(await open(id));
    await shows(last, '#');
    await lab.act(id, { action: 'stop' });
    expect(await endOf(last)).toMatchObject({
      reason: 'exited',
      message: expect.stringContaining('container stopped'),
    });
    await expect(lab.handlers.terminalChoices({ params }, testCall())).rejects.toMatchObject({
      code: 'conflict',
    });
    await lab.act(id, { action: 'remove', force: true, removeAnonymousVolumes: true });
    await expect(open(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('only its owner sees a terminal, and only who may', async () => {
    const { id } = await lab.make({ command: idle });
    const terminal = await open(id);
    const params = { terminal: terminal.id };
    for (const caller of [stranger, reader]) {
      expect(await lab.handlers.terminals({}, testCall({ caller }))).toEqual([]);
      await expect(lab.handlers.closeTerminal({ params }, testCall({ caller }))).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(open(id, {}, reader)).rejects.toMatchObject({ status: 403 });
    await close(terminal);
    const audit = (await lab.kernel.published())
      .map(({ payload }) => payload)
      .filter(({ detail }) => String(detail).includes('closed after'));
    expect(audit.at(-1)).toMatchObject({ action: 'close terminal', actorName: 'ana', outcome: 'succeeded' });
  });
});
