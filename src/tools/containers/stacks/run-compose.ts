import { setTimeout as pause } from 'node:timers/promises';
import { NexusError, unavailable } from '#kernel/errors.ts';
import { parseComposeLine, readComposeText } from '#library/compose/compose-output.ts';
import { commandArguments, projectArguments } from './compose-arguments.ts';
import type { ComposeSettings } from './compose-settings.ts';
import type { ComposeFinder } from './find-compose.ts';
import type {
  ComposeCommand,
  ComposeProject,
  ConfigOutcome,
  Definitions,
  ResolvedProject,
  RunOptions,
  RunOutcome,
} from './host-compose.ts';
import { isComposeAtWork } from './leftover-compose.ts';
import { runApart } from './run-apart.ts';
import { runProcess, type ProcessOptions, type ProcessResult } from './run-process.ts';
import { overlayOf } from './typed-overlay.ts';

const configTimeoutMs = 60_000;
const lookEveryMs = 500;

export interface ComposeRunner {
  config(
    project: ComposeProject,
    typed: readonly { readonly path: string; readonly text: string }[],
    signal: AbortSignal | undefined,
  ): Promise<ConfigOutcome>;
  run(
    project: ComposeProject | { readonly name: string },
    command: ComposeCommand,
    options: RunOptions,
  ): Promise<RunOutcome>;
}

type Target = ComposeProject | { readonly name: string };

export function composeRunner(settings: ComposeSettings, finder: ComposeFinder): ComposeRunner {
  return {
    async config(project, typed, signal) {
      await using overlay = await overlayOf(project, typed);
      const call = await prepareCall(settings, finder, overlay.project);
      const options = { ...call.options, signal, timeoutMs: configTimeoutMs };
      const run = async (args: readonly string[]) =>
        await starting(finder, call, runProcess(call.program, call.args([], args), options));
      const [shown, hashed] = await Promise.all([
        run(['config', '--format', 'json']),
        run(['config', '--hash', '*']),
      ]);
      const { failure, warnings } = readComposeText(overlay.original(shown.stderr));
      if (shown.exitCode !== 0) return { isValid: false, text: failure, warnings };
      return { isValid: true, project: { ...readConfig(shown.stdout, hashed.stdout), warnings } };
    },
    async run(project, command, { signal, onEvent }) {
      const onLine = (line: string) => {
        const event = parseComposeLine(line);
        if (event) onEvent(event);
      };
      const call = await prepareCall(settings, finder, project);
      await ownTurn(project.name, { signal, onEvent });
      const args = call.args(call.progress, commandArguments(command));
      const running = runApart(call.program, args, { ...call.options, signal, onLine });
      const { exitCode, stderr } = await starting(finder, call, running);
      const { failure, warnings } = readComposeText(stderr);
      if (exitCode === 0) return { done: true, warnings };
      return { done: false, text: failure || stderr.trim().slice(-2_000), warnings };
    },
  };
}

interface PreparedCall {
  readonly program: string;
  readonly options: Pick<ProcessOptions, 'environment' | 'workingDirectory'>;
  readonly progress: readonly string[];
  args(global: readonly string[], command: readonly string[]): string[];
}

async function prepareCall(
  settings: ComposeSettings,
  finder: ComposeFinder,
  project: Target,
): Promise<PreparedCall> {
  const answer = await finder.find();
  if (!answer.found) throw unavailable(answer.absent.reason);
  const { program, firstArgs, progress } = answer.found;
  // Without a project directory, no compose file may be found by chance.
  const workingDirectory = 'workingDirectory' in project ? project.workingDirectory : '/';
  return {
    program,
    options: { workingDirectory, environment: { ...settings.environment, PWD: workingDirectory } },
    progress: progress === undefined ? [] : ['--progress', progress],
    args: (global, command) => [
      ...firstArgs,
      '--ansi',
      'never',
      ...global,
      ...projectArguments(project),
      ...command,
    ],
  };
}

/** Two commands of compose on one stack take each other's containers away. */
async function ownTurn(stack: string, { signal, onEvent }: RunOptions): Promise<void> {
  while (await isComposeAtWork(stack)) {
    const status = 'Waiting for another compose command that works on this stack';
    onEvent({ id: stack, status, currentBytes: null, totalBytes: null });
    await pause(lookEveryMs, undefined, { signal });
  }
}

async function starting(
  finder: ComposeFinder,
  { options }: PreparedCall,
  running: Promise<ProcessResult>,
): Promise<ProcessResult> {
  try {
    return await running;
  } catch (error) {
    throw startError(error, options.workingDirectory, finder);
  }
}

function startError(error: unknown, workingDirectory: string, finder: ComposeFinder): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return unavailable('Docker Compose did not answer in time.', { cause: error });
  }
  if (code !== 'ENOENT' && code !== 'EACCES') return error;
  finder.forget();
  const message = `Docker Compose cannot be run in ${workingDirectory}: the folder is not there or may not be entered.`;
  return new NexusError('stack-folder-missing', 409, message, { cause: error });
}

function readConfig(json: string, hashes: string): Omit<ResolvedProject, 'warnings'> {
  const config: Partial<ResolvedProject> = JSON.parse(json);
  const none: Definitions = {};
  const pairs = hashes.split('\n').flatMap((line) => {
    const [, service, hash] = /^(\S+) ([0-9a-f]{64})$/.exec(line.trim()) ?? [];
    return service === undefined || hash === undefined ? [] : [[service, hash] as const];
  });
  return {
    services: config.services ?? {},
    networks: config.networks ?? none,
    volumes: config.volumes ?? none,
    configs: config.configs ?? none,
    hashes: new Map(pairs),
  };
}
