import { expect, test } from 'vitest';
import { explainEnd, type EndFacts } from './explain-end.ts';

const exited: EndFacts = {
  reason: 'exited',
  exitCode: 0,
  briefOutput: '',
  isContainerRunning: true,
  idleMinutes: 15,
  isLeftBehind: false,
};
const runtime = (text: string) =>
  `OCI runtime exec failed: exec failed: unable to start container process: ${text}: unknown\r\n`;

test.each<[string, Partial<EndFacts>, string | RegExp]>([
  ['an ordinary exit', {}, ''],
  ['an exit with an error', { exitCode: 2 }, ''],
  ['a shell whose last command was not found', { exitCode: 127, briefOutput: 'sh: x: not found' }, ''],
  [
    'a missing program',
    { exitCode: 126, briefOutput: runtime('exec: "bash": executable file not found in $PATH') },
    /^The container has no program bash\./,
  ],
  [
    'a missing program, in the words of newer engines',
    { exitCode: 127, briefOutput: runtime('exec: "/bin/zsh": stat /bin/zsh: no such file or directory') },
    /no program \/bin\/zsh/,
  ],
  ['a folder', { exitCode: 126, briefOutput: runtime('exec: "/bin": permission denied') }, /^\/bin is not/],
  [
    'a missing working directory',
    {
      exitCode: 126,
      briefOutput: runtime('chdir to cwd ("/no") set in config.json failed: no such file or directory'),
    },
    /^The folder \/no does not exist/,
  ],
  [
    'an unknown user',
    { exitCode: 126, briefOutput: 'unable to find user x: no matching entries in passwd file\r\n' },
    /no user x\./,
  ],
  ['a kill', { exitCode: 137 }, /killed/],
  ['a container that stopped', { exitCode: 137, isContainerRunning: false }, 'The container stopped.'],
  ['nobody looking', { reason: 'idle' }, 'Nobody looked at this terminal for 15 minutes.'],
  [
    'a close that could not end it',
    { reason: 'closed', isLeftBehind: true },
    /^What ran in it could not be ended\.$/,
  ],
])('%s is explained', (_, facts, message) => {
  expect(explainEnd({ ...exited, ...facts })).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  );
});
