import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
import { runProcess, type ProcessOptions, type ProcessResult } from './run-process.ts';

const configTimeoutMs = 60_000;

export interface ComposeRunner {
  config(
    project: ComposeProject,
    typed: readonly TypedText[],
    signal: AbortSignal | undefined,
  ): Promise<ConfigOutcome>;
  run(
    project: ComposeProject | { readonly name: string },
    command: ComposeCommand,
    options: RunOptions,
  ): Promise<RunOutcome>;
}

interface TypedText {
  readonly path: string;
  readonly text: string;
}

export function composeRunner(settings: ComposeSettings, finder: ComposeFinder): ComposeRunner {
  const call = async (
    project: ComposeProject | { readonly name: string },
    args: readonly string[],
    options: Omit<ProcessOptions, 'environment' | 'workingDirectory'> & { withProgress?: boolean },
  ): Promise<ProcessResult> => {
    const { found, ...rest } = await finder.find();
    if (!found) throw unavailable('absent' in rest ? rest.absent.reason : 'Docker Compose was not found.');
    // Without a project directory, no compose file may be found by chance.
    const workingDirectory = 'workingDirectory' in project ? project.workingDirectory : '/';
    const progress = options.withProgress && found.progress ? ['--progress', found.progress] : [];
    const all = [...found.firstArgs, '--ansi', 'never', ...progress, ...projectArguments(project), ...args];
    const environment = { ...settings.environment, PWD: workingDirectory };
    try {
      return await runProcess(found.program, all, { ...options, environment, workingDirectory });
    } catch (error) {
      throw startError(error, workingDirectory, finder);
    }
  };
  return {
    async config(project, typed, signal) {
      await using overlay = await overlayOf(project, typed);
      const options = { signal, timeoutMs: configTimeoutMs };
      const [shown, hashed] = await Promise.all([
        call(overlay.project, ['config', '--format', 'json'], options),
        call(overlay.project, ['config', '--hash', '*'], options),
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
      const options = { signal, onLine, withProgress: true };
      const { exitCode, stderr } = await call(project, commandArguments(command), options);
      const { failure, warnings } = readComposeText(stderr);
      if (exitCode === 0) return { done: true, warnings };
      return { done: false, text: failure || stderr.trim().slice(-2_000), warnings };
    },
  };
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

interface Overlay extends AsyncDisposable {
  readonly project: ComposeProject;
  /** Puts the paths of the files that are meant back into a text of compose. */
  original(text: string): string;
}

/** The project with typed texts in a private folder; relative paths still begin where the files are. */
async function overlayOf(project: ComposeProject, typed: readonly TypedText[]): Promise<Overlay> {
  if (typed.length === 0) {
    return { project, original: (text) => text, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'nexus-compose-'));
  const places = new Map<string, string>();
  for (const [index, { path, text }] of typed.entries()) {
    const place = join(folder, `${index}-${basename(path)}`);
    await writeFile(place, text, { mode: 0o600 });
    places.set(path, place);
  }
  const placed = (path: string) => places.get(path) ?? path;
  const implicit = join(project.workingDirectory, '.env');
  const environmentFiles =
    project.environmentFiles.length === 0 && places.has(implicit) ? [implicit] : project.environmentFiles;
  return {
    project: {
      ...project,
      configFiles: project.configFiles.map(placed),
      environmentFiles: environmentFiles.map(placed),
    },
    original: (text) => [...places].reduce((told, [path, place]) => told.replaceAll(place, path), text),
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  };
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
