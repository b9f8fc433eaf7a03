import type { Caller } from '#contracts/access.ts';
import type { Terminal, TerminalEnd } from '#contracts/containers/terminal.ts';
import type { Host } from '../host.ts';
import type { EndOutcome, TerminalProcess } from './host-terminals.ts';
import type { TerminalSession } from './terminal-session.ts';
import type { TerminalRecord } from './terminal-store.ts';

/** A terminal from its opening until a little after its end. */
export interface RunningTerminal {
  readonly record: TerminalRecord;
  readonly host: Host;
  readonly process: TerminalProcess;
  readonly session: TerminalSession;
  readonly command: readonly string[];
  readonly workingDirectory: string;
  readonly openedFrom: string;
  /** Present once it is being ended on purpose. */
  closing: (Closing & { readonly outcome: Promise<EndOutcome> }) | undefined;
  /** Present while nobody looks at it. */
  idle: { readonly endsAtMs: number; readonly cancel: () => void } | undefined;
  end: TerminalEnd | undefined;
  /** Resolves when its end is recorded. */
  readonly ended: Promise<void>;
}

export interface Closing {
  readonly reason: Exclude<TerminalEnd['reason'], 'exited' | 'lost'>;
  readonly by: Caller;
}

export function describeTerminal(terminal: RunningTerminal): Terminal {
  const { record, session, command, workingDirectory, openedFrom, idle, end } = terminal;
  return {
    id: record.id,
    host: record.host,
    containerId: record.containerId,
    containerName: record.containerName,
    command: [...command],
    user: record.user ?? '',
    workingDirectory,
    size: session.size,
    viewers: session.viewers,
    openedAtMs: record.openedAtMs,
    openedFrom,
    endsAtMs: idle?.endsAtMs ?? null,
    end: end ?? null,
  };
}

/** Terminals belong to an account, whatever it signed in with, or to one API token. Null: to nobody that could come back. */
export function ownerOf(caller: Caller): string | null {
  if (caller.kind === 'user') return `user ${caller.userId}`;
  return caller.kind === 'token' ? `token ${caller.tokenId}` : null;
}
