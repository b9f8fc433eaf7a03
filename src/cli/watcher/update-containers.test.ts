import { expect, onTestFinished, test } from 'vitest';
import { run } from '../test-cli.ts';
import { openWatcher, plan, runId, updateRun, words } from './test-watcher.ts';

const startWatcher = (changes?: Readonly<Record<string, unknown>>) => openWatcher(onTestFinished, changes);

test('an update is planned, asked for and followed to its end', async () => {
  const { asked, environment } = await startWatcher({
    'POST /api/watcher/runs': [
      updateRun({ state: 'replacing', endedAtMs: null, detail: words('It is pulled.') }),
    ],
  });
  const { code, stdout, stderr } = await run(['update', 'photos'], environment, '', 'y');
  expect(stdout.split('\n')).toEqual([
    'photos: 1.0 → 1.1 (minor), photos:1.1',
    '  1. photos:1.1 is pulled.',
    '  2. photos is replaced.',
    '  ! Files in the container itself are lost.',
    '  /srv/media/compose.yaml',
    '    -    image: photos:1.0',
    '    +    image: photos:1.1',
    '✓ photos: 1.1 runs',
    '',
  ]);
  expect(stderr).toBe('Update it? [y/N]\nphotos: is being replaced (It is pulled.)\n');
  expect(code).toBe(0);
  const target = { host: 'nas', name: 'photos', tag: '1.1', digest: `sha256:${'b'.repeat(64)}` };
  expect(asked.find(({ call }) => call === 'POST /api/watcher/runs')?.body).toEqual({ targets: [target] });
  expect(asked.at(-1)?.call).toBe(`GET /api/watcher/runs/${runId}`);
});

test.each([
  ['nobody can be asked', ['update', 'photos'], undefined, 2, 'Say --yes'],
  ['a person says no', ['update', 'photos'], 'n', 0, 'Nothing was changed.'],
  ['only the plan is wanted', ['update', 'photos', '--plan'], undefined, 0, ''],
  ['only the plan is wanted as JSON', ['update', 'photos', '--json'], undefined, 0, ''],
])('nothing is done where %s', async (_, line, answer, code, stderr) => {
  const { asked, environment } = await startWatcher();
  const result = await run(line, environment, '', answer);
  expect(result).toMatchObject({ code, stderr: expect.stringContaining(stderr) });
  expect(asked.map(({ call }) => call)).not.toContain('POST /api/watcher/runs');
});

test.each([
  [['music'], 1, 'is held: It is 1 day old. Take it all the same with --to 3.0.'],
  [['cloud'], 1, 'Nobody knows whether there is something newer for cloud'],
  [['calm'], 1, 'There is nothing newer for calm.'],
  [['photos', '--to', '5.0'], 1, '5.0 is not on offer for photos. Known are: 2.0, 1.1.'],
  [['photos', 'music', '--to', '3.0'], 2, '--to is for one container'],
  [['photo'], 3, 'Did you mean photos?'],
])('update %j is refused', async (names, code, message) => {
  const { environment } = await startWatcher();
  const result = await run(['update', ...names, '--yes'], environment);
  expect(result).toMatchObject({ code, stderr: expect.stringContaining(message) });
});

test('a version that is held is taken where a person names it', async () => {
  const { asked, environment } = await startWatcher();
  expect((await run(['update', 'music', '--to', '3.0', '-y'], environment)).code).toBe(0);
  expect(asked.find(({ call }) => call === 'POST /api/watcher/plan')?.body).toMatchObject({ tag: '3.0' });
});

test('what is not possible, goes back or fails ends with 1 and says why', async () => {
  const problem = words('There is no room on the disk.');
  const hindered = await startWatcher({ 'POST /api/watcher/plan': plan({ isPossible: false, problem }) });
  expect(await run(['update', 'photos', '-y'], hindered.environment)).toMatchObject({
    code: 1,
    stderr: 'photos cannot be updated: There is no room on the disk.\n',
  });
  const back = await startWatcher({ 'POST /api/watcher/runs': [updateRun({ state: 'back', problem })] });
  expect(await run(['update', 'photos', '-y'], back.environment)).toMatchObject({
    code: 1,
    stderr: 'photos: the version before runs again\n  There is no room on the disk.\n',
  });
});
