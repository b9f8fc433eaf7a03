import { expect, onTestFinished, test } from 'vitest';
import { run } from '../test-cli.ts';
import { openWatcher, rows, status } from './test-watcher.ts';

const startWatcher = (changes?: Readonly<Record<string, unknown>>) => openWatcher(onTestFinished, changes);

test('the list has what is offered, held and unknown, and what happens to it', async () => {
  const { environment } = await startWatcher();
  const { code, stdout } = await run(['updates'], environment);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
    expect.stringMatching(/^photos +1\.0 +1\.1 +minor +3 min +You are asked\.$/),
    expect.stringMatching(/^music +1\.0 +3\.0 +major +3 min +Held: it is 1 day old\.$/),
    expect.stringMatching(/^cloud +1\.0 +unknown +Its name leads nowhere\.\\x1b\[2J$/),
  ]);
  expect((await run(['updates', '--all'], environment)).stdout).toMatch(/calm +1\.0 +up to date/);
  expect((await run(['updates', '-q'], environment)).stdout).toBe('cloud\nmusic\nphotos\n');
  const json: unknown = JSON.parse((await run(['updates', '--json'], environment)).stdout);
  expect(json).toEqual(rows.slice(1));
});

test('scripts are told by the exit code, and only of what is offered', async () => {
  const { environment } = await startWatcher();
  expect((await run(['updates', '--exit-code'], environment)).code).toBe(10);
  const others = await startWatcher({
    'GET /api/watcher/updates': { containers: rows.slice(0, 3), status },
  });
  expect((await run(['updates', '--exit-code'], others.environment)).code).toBe(0);
});

test('the registries are asked first where that is wanted, and what is not seen is said', async () => {
  const { asked, environment } = await startWatcher({
    'GET /api/watcher/updates': {
      containers: [],
      status: { ...status, lastCheckAtMs: null, missing: [{ host: 'pi', reason: 'It is away.' }] },
    },
  });
  const { stdout, stderr } = await run(
    ['updates', '--check', '--host', 'nas', '--stack', 'media'],
    environment,
  );
  expect(asked.map(({ call }) => call)).toEqual([
    'POST /api/watcher/check',
    'GET /api/watcher/updates?host=nas&stack=media',
  ]);
  expect(asked[0]?.body).toEqual({ host: 'nas' });
  expect(stdout).toBe('');
  expect(stderr).toContain('pi cannot be seen now: It is away.');
  expect(stderr).toContain('nexus updates --check');
});
