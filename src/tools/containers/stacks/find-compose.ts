import type { Clock } from '#kernel/clock.ts';
import type { ComposeAvailability } from './host-compose.ts';
import { runProcess } from './run-process.ts';

/** How compose is called here. */
export interface ComposeProgram {
  readonly program: string;
  /** Before anything else: `compose` for the plugin of the docker command. */
  readonly firstArgs: readonly string[];
  readonly version: string;
  /** Undefined: this version tells its progress in one way only. */
  readonly progress: 'plain' | 'json' | undefined;
}

export type FoundCompose =
  | { readonly found: ComposeProgram }
  | { readonly found: null; readonly absent: Extract<ComposeAvailability, { isAvailable: false }> };

/** So long an absence is believed; what was found is believed until it fails to start. */
const absentForMs = 10_000;
const candidates = [
  { program: 'docker', firstArgs: ['compose'] },
  { program: 'docker-compose', firstArgs: [] },
];

export interface ComposeFinder {
  find(): Promise<FoundCompose>;
  /** It could not be started: look again next time. */
  forget(): void;
}

export function composeFinder(environment: Readonly<Record<string, string>>, clock: Clock): ComposeFinder {
  let known: { readonly answer: Promise<FoundCompose>; readonly atMs: number } | undefined;
  return {
    async find() {
      const last = await known?.answer;
      if (known && last && (last.found || clock.now() - known.atMs < absentForMs)) return last;
      known = { answer: lookForCompose(environment), atMs: clock.now() };
      return await known.answer;
    },
    forget: () => (known = undefined),
  };
}

async function lookForCompose(environment: Readonly<Record<string, string>>): Promise<FoundCompose> {
  const complaints: string[] = [];
  for (const candidate of candidates) {
    const version = await printed(candidate, ['version', '--short'], environment);
    if (version.text !== null && /^v?[2-9]\d*\.\d/.test(version.text)) {
      const help = (await printed(candidate, ['--help'], environment)).text ?? '';
      const [progress = ''] = /--progress string.*(?:\n {10,}.*)*/.exec(help) ?? [];
      const modes = progress.includes('json') ? 'json' : progress === '' ? undefined : 'plain';
      return { found: { ...candidate, version: version.text.replace(/^v/, ''), progress: modes } };
    }
    complaints.push(version.text === null ? version.complaint : `version ${version.text} is too old`);
  }
  return { found: null, absent: absence(complaints) };
}

async function printed(
  { program, firstArgs }: (typeof candidates)[number],
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ text: string } | { text: null; complaint: string }> {
  const name = [program, ...firstArgs].join(' ');
  try {
    const options = { environment, workingDirectory: '/', timeoutMs: 20_000 };
    const { exitCode, stdout, stderr } = await runProcess(program, [...firstArgs, ...args], options);
    if (exitCode === 0) return { text: stdout.trim() };
    return { text: null, complaint: `${name} says: ${stderr.trim().split('\n')[0] ?? 'nothing'}` };
  } catch {
    return { text: null, complaint: `${name} is not installed` };
  }
}

function absence(complaints: readonly string[]): Extract<ComposeAvailability, { isAvailable: false }> {
  return {
    isAvailable: false,
    reason: `Docker Compose 2 was not found where NEXUS runs (${complaints.join('; ')}).`,
    fixes: [
      { title: 'Install the plugin on Debian or Ubuntu', command: 'apt-get install docker-compose-plugin' },
      {
        title: 'Hand the programs of this machine to a NEXUS in a container',
        command:
          'docker run -v /usr/bin/docker:/usr/bin/docker:ro -v /usr/libexec/docker/cli-plugins:/usr/libexec/docker/cli-plugins:ro …',
      },
    ],
  };
}
