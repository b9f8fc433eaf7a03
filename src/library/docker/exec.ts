import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from './engine-error.ts';
import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { openExecSession, type ExecSession } from './exec-session.ts';
import { segment } from './query.ts';

export interface ExecRequest {
  readonly command: readonly string[];
  /** A terminal: stderr is merged into stdout and the size can change. */
  readonly tty?: boolean;
  /** Whether input will be sent. */
  readonly stdin?: boolean;
  readonly env?: readonly string[];
  /** `name`, `uid` or `uid:gid`. */
  readonly user?: string;
  readonly workingDir?: string;
  /** Keys that end the connection, such as `ctrl-p,ctrl-q`, the default; the first of them is held back until the next is typed. */
  readonly detachKeys?: string;
}

/** Fields used of `GET /exec/{id}/json`. */
export interface ExecDetails {
  readonly ID: string;
  readonly Running: boolean;
  /** Null while it runs. 126 cannot be executed, 127 not found: also how a missing shell shows. */
  readonly ExitCode: number | null;
  readonly Pid: number;
}

/** Prepares a command in a running container; nothing runs yet. Resolves to the exec's id. */
export async function createExec(
  engine: Engine,
  container: string,
  exec: ExecRequest,
  call?: CallOptions,
): Promise<string> {
  const body = {
    Cmd: exec.command,
    Tty: exec.tty ?? false,
    AttachStdin: exec.stdin ?? false,
    AttachStdout: true,
    AttachStderr: true,
    Env: exec.env,
    User: exec.user,
    WorkingDir: exec.workingDir,
    DetachKeys: exec.detachKeys,
  };
  const path = `/containers/${segment(container)}/exec`;
  const created = await engine.json<{ Id: string }>({ method: 'POST', path, body, ...call });
  return created.Id;
}

/**
 * Runs a prepared command and attaches to it. `tty` must be the same as at creation.
 * Aborting, as disposing, closes the connection; the process inside goes on until it reads its input or is killed.
 */
export async function startExec(
  engine: Engine,
  id: string,
  options: CallOptions & { tty?: boolean } = {},
): Promise<ExecSession> {
  const { tty = false, ...call } = options;
  const body = { Detach: false, Tty: tty };
  const both = await engine.hijack({ method: 'POST', path: `/exec/${segment(id)}/start`, body, ...call });
  return openExecSession(engine, id, both, tty);
}

export async function inspectExec(engine: Engine, id: string, call?: CallOptions): Promise<ExecDetails> {
  return await engine.json({ path: `/exec/${segment(id)}/json`, ...call });
}

const pollMs = 50;

/** The exit code, once the output has ended: the engine records it a moment later. Default: 10 s of patience. */
export async function execExitCode(engine: Engine, id: string, call: CallOptions = {}): Promise<number> {
  const { signal, timeoutMs = 10_000 } = call;
  for (let waitedMs = 0; waitedMs <= timeoutMs; waitedMs += pollMs) {
    const { Running, ExitCode } = await inspectExec(engine, id, { signal });
    if (!Running && ExitCode !== null) return ExitCode;
    await sleep(pollMs, undefined, { signal });
  }
  throw new EngineError('timeout', `The command is still running ${timeoutMs} ms after its output ended.`);
}
