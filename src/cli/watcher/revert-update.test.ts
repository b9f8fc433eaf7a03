import { expect, onTestFinished, test } from 'vitest';
import { run } from '../test-cli.ts';
import { openWatcher, runId, updateRun } from './test-watcher.ts';

const startWatcher = (changes?: Readonly<Record<string, unknown>>) => openWatcher(onTestFinished, changes);

test('the history says how each went, and what can be taken back', async () => {
  const { asked, environment } = await startWatcher();
  const { stdout } = await run(['updates', 'history', 'photos', '-n', '5'], environment);
  expect(asked[0]?.call).toBe('GET /api/watcher/runs?name=photos&limit=5');
  expect(stdout).toMatch(new RegExp(`1 h +photos +1\\.0 +1\\.1 +succeeded +ana +possible +${runId}`));
  expect(await run(['updates', 'history', '-n', '0'], environment)).toMatchObject({ code: 2 });
});

test('an update is taken back by the name of its container, or by its id', async () => {
  const { asked, environment } = await startWatcher();
  const byName = await run(['updates', 'revert', 'photos', '--yes'], environment);
  expect(byName.code).toBe(0);
  expect(byName.stdout).toContain('photos: 1.1 → 1.0');
  expect(byName.stdout).toContain('✓ photos: 1.0 runs');
  const revert = `POST /api/watcher/runs/${runId}/revert`;
  expect(asked.filter(({ call }) => call === revert)).toHaveLength(1);
  const planned = await run(['updates', 'revert', runId, '--plan'], environment);
  expect(planned.code).toBe(0);
  expect(asked.filter(({ call }) => call === revert)).toHaveLength(1);
});

test('what cannot be taken back, or could be more than one, is said', async () => {
  const none = await startWatcher({ 'GET /api/watcher/runs': [updateRun({ canRevert: false })] });
  expect(await run(['updates', 'revert', 'photos', '-y'], none.environment)).toMatchObject({
    code: 3,
    stderr: 'nexus: There is no update of photos that can be taken back.\n',
  });
  const two = await startWatcher({ 'GET /api/watcher/runs': [updateRun(), updateRun({ host: 'pi' })] });
  expect(await run(['updates', 'revert', 'photos', '-y'], two.environment)).toMatchObject({
    code: 3,
    stderr: 'nexus: photos was updated on nas, pi. Choose one with --host.\n',
  });
});
