import { setTimeout as sleep } from 'node:timers/promises';
import type { TerminalChoices } from '#contracts/containers/terminal.ts';
import { notFound } from '#kernel/errors.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { createExec, execExitCode, startExec } from '#library/docker/exec.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { shellQuote } from '../shell-quote.ts';
import { endProcesses, markVariable } from './end-processes.ts';
import { choicesIn, choicesScript } from './find-choices.ts';
import type { EndOutcome, HostTerminals, TerminalProcess, TerminalStart } from './host-terminals.ts';
import { runScript } from './run-script.ts';
import { terminalError } from './terminal-error.ts';
import { containerName, listedContainer } from '../listed-container.ts';

/** Nobody types this by accident: the engine would cut the connection. */
const detachKeys = 'ctrl-@,ctrl-^,ctrl-@,ctrl-^,ctrl-@,ctrl-^';

export function localTerminals(access: EngineAccess): HostTerminals {
  return {
    choices: (container, signal) => findChoices(access, container, signal),
    open: (container, start) => open(access, container, start),
    end: (container, marks, user) => end(access, container, marks, user),
  };
}

async function findChoices(
  access: EngineAccess,
  container: string,
  signal: AbortSignal | undefined,
): Promise<TerminalChoices> {
  access.assertLive();
  try {
    const result = await runScript(access.engine, { container, script: choicesScript, signal });
    if (result) return { ...choicesIn(result), advice: null };
    return { shells: [], users: [], advice: adviceWithoutShell(access, container) };
  } catch (error) {
    throw terminalError(error, nameOf(access, container));
  }
}

function adviceWithoutShell(access: EngineAccess, container: string): TerminalChoices['advice'] {
  const target = shellQuote(`container:${nameOf(access, container)}`);
  return {
    message:
      'The image of this container has no shell: it holds its program and nothing else. Run that program here if it has ' +
      'something to say, or look at the container from a helper that has a shell: it shares processes and network, and ' +
      'finds the files under /proc/1/root.',
    command: `docker run --rm -it --pid ${target} --network ${target} --cap-add SYS_PTRACE busybox sh`,
  };
}

async function open(access: EngineAccess, container: string, start: TerminalStart): Promise<TerminalProcess> {
  access.assertLive();
  const { engine } = access;
  const { mark, command, user, workingDirectory, size } = start;
  try {
    const id = await createExec(engine, container, {
      command,
      tty: true,
      stdin: true,
      env: ['TERM=xterm-256color', 'COLORTERM=truecolor', `${markVariable}=${mark}`],
      detachKeys,
      ...(user !== undefined && { user }),
      ...(workingDirectory !== undefined && { workingDir: workingDirectory }),
    });
    const session = await startExec(engine, id, { tty: true });
    // Should the program not start, there is nothing to resize, and its end says so.
    session.resize(size).catch(() => undefined);
    return {
      output: bytesOf(session.output, nameOf(access, container)),
      write: (bytes) => session.write(bytes),
      resize: (next) => session.resize(next),
      exitCode: () => exitCodeOf(access, container, id),
      [Symbol.dispose]: () => session[Symbol.dispose](),
    };
  } catch (error) {
    throw terminalError(error, nameOf(access, container));
  }
}

/** The engine tells that a program was killed a moment before it tells that this was because its container stopped. */
const stopNoticeMs = 200;

async function exitCodeOf(access: EngineAccess, container: string, exec: string): Promise<number | null> {
  try {
    const exitCode = await execExitCode(access.engine, exec);
    if (exitCode === 137) await sleep(stopNoticeMs).then(() => access.refresh(container));
    return exitCode;
  } catch {
    return null;
  }
}

async function* bytesOf(
  output: AsyncIterable<{ readonly bytes: Uint8Array }>,
  name: string,
): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const { bytes } of output) yield bytes;
  } catch (error) {
    throw terminalError(error, name);
  }
}

async function end(
  access: EngineAccess,
  container: string,
  marks: readonly string[],
  user: string | undefined,
): Promise<EndOutcome> {
  access.assertLive();
  const { summary } = listedContainer(access, container) ?? {};
  if (!summary) throw notFound('The container');
  if (summary.state === 'paused') return 'unreachable';
  try {
    return await endProcesses(access.engine, { container, marks, user });
  } catch (error) {
    // Nothing outlives the container that it runs in.
    if (isEngineError(error, 'not-found')) return 'ended';
    if (isEngineError(error, 'conflict')) return /is paused/i.test(error.message) ? 'unreachable' : 'ended';
    throw terminalError(error, nameOf(access, container));
  }
}

function nameOf(access: EngineAccess, container: string): string {
  return containerName(access, container, 'The container');
}
