import { expect, test } from 'vitest';
import { dockerCommand } from './docker-command.ts';

test.each([
  [{ action: 'start' }, 'docker start web'],
  [{ action: 'stop', timeoutSeconds: 30 }, 'docker stop --time 30 web'],
  [{ action: 'restart' }, 'docker restart web'],
  [{ action: 'kill', signal: 'SIGKILL' }, 'docker kill web'],
  [{ action: 'kill', signal: 'SIGHUP' }, 'docker kill --signal SIGHUP web'],
  [{ action: 'remove', force: false, removeAnonymousVolumes: true }, 'docker rm --volumes web'],
  [
    { action: 'remove', force: true, removeAnonymousVolumes: false },
    'docker stop web && docker rm --force web',
  ],
] as const)('%j is %s', (action, command) => {
  expect(dockerCommand(action, 'web')).toBe(command);
});

test('a name that a shell would read otherwise is quoted', () => {
  expect(dockerCommand({ action: 'start' }, "a'; rm -rf /")).toBe(`docker start 'a'\\''; rm -rf /'`);
});
