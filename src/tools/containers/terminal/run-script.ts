import { startDeadline } from '#library/docker/deadline.ts';
import type { Engine } from '#library/docker/engine.ts';
import { createExec, execExitCode, startExec } from '#library/docker/exec.ts';

export interface ScriptRun {
  readonly container: string;
  /** POSIX shell, with builtins only: a small image has little else. */
  readonly script: string;
  /** `$1`, `$2`, …; never part of the script's text. */
  readonly parameters?: readonly string[];
  readonly user?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ScriptResult {
  /** The shell that ran it. */
  readonly shell: string;
  readonly output: string;
}

/** Where images keep a shell that reads POSIX scripts; the second is that of distroless debug images. */
const shells = ['sh', '/busybox/sh', 'bash', 'ash', 'dash'];
const longestOutputBytes = 256 * 1024;
const timeoutMs = 10_000;

/** Runs a script in a running container; null where no shell is. Rejects with EngineError, `denied` where the user may not run it. */
export async function runScript(engine: Engine, run: ScriptRun): Promise<ScriptResult | null> {
  for (const shell of shells) {
    const output = await runWith(engine, shell, run);
    if (output !== null) return { shell, output };
  }
  return null;
}

async function runWith(engine: Engine, shell: string, run: ScriptRun): Promise<string | null> {
  const { container, script, parameters = [], user } = run;
  using deadline = startDeadline(timeoutMs, run.signal, 'A script in the container');
  const { signal } = deadline;
  const command = [shell, '-c', script, shell, ...parameters];
  const exec = await createExec(
    engine,
    container,
    { command, ...(user !== undefined && { user }) },
    { signal },
  );
  using session = await startExec(engine, exec, { signal });
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const output of session.output) {
    bytes += output.bytes.length;
    if (output.stream === 'stdout' && bytes <= longestOutputBytes) parts.push(output.bytes);
  }
  const exitCode = await execExitCode(engine, exec, { signal });
  return exitCode === 126 || exitCode === 127 ? null : Buffer.concat(parts).toString();
}
