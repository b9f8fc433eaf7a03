import type { Caller } from '#contracts/access.ts';
import { conflict, NexusError, tooMany, unavailable } from '#kernel/errors.ts';
import type { SubjectOptions } from '../subject.ts';
import { endTerminals } from './end-terminals.ts';
import { finishTerminal } from './finish-terminal.ts';
import type { TerminalProcess } from './host-terminals.ts';
import type { Leftovers } from './leftovers.ts';
import type { OpenRequest } from './open-request.ts';
import { ownerOf, type Closing, type RunningTerminal } from './running-terminal.ts';
import type { TerminalJournal } from './terminal-journal.ts';
import { idleMinutes, maxPerOwner, maxTerminals, rememberEndMs } from './terminal-limits.ts';
import { TerminalSession } from './terminal-session.ts';
import type { TerminalRecord } from './terminal-store.ts';

export interface TerminalsOptions extends Pick<SubjectOptions, 'clock' | 'log'> {
  readonly journal: TerminalJournal;
  readonly leftovers: Pick<Leftovers, 'add'>;
}

/** A terminal that is about to run; its caller's access may end meanwhile. */
interface Opening {
  readonly caller: Caller;
  isOver: boolean;
}

/** Every terminal of this process. */
export class Terminals implements AsyncDisposable {
  readonly #options: TerminalsOptions;
  readonly #terminals = new Map<string, RunningTerminal>();
  readonly #opening = new Set<Opening>();
  #isStopping = false;

  constructor(options: TerminalsOptions) {
    this.#options = options;
  }

  /** Those of `caller` that run, newest first. */
  of(caller: Caller): RunningTerminal[] {
    return [...this.#terminals.values()]
      .filter((terminal) => !terminal.end && isOwnedBy(terminal, caller))
      .toReversed();
  }

  /** Undefined when there is none, or it is somebody else's. */
  find(id: string, caller: Caller): RunningTerminal | undefined {
    const terminal = this.#terminals.get(id);
    return terminal && isOwnedBy(terminal, caller) ? terminal : undefined;
  }

  async open(request: OpenRequest): Promise<RunningTerminal> {
    this.#assertRoom(ownerOf(request.caller));
    const opening: Opening = { caller: request.caller, isOver: false };
    this.#opening.add(opening);
    try {
      const command = request.command ?? [await firstShell(request)];
      const record = await this.#options.journal.opened(request, command);
      const terminal = this.#take(request, command, record, await this.#start(request, command, record));
      if (this.#isStopping) await this.close(terminal, { reason: 'stopping', by: request.caller });
      if (opening.isOver) await this.close(terminal, { reason: 'access-ended', by: request.caller });
      return terminal;
    } finally {
      this.#opening.delete(opening);
    }
  }

  /** Resolves when it has ended and that is recorded. */
  async close(terminal: RunningTerminal, closing: Closing): Promise<void> {
    await this.#close([terminal], () => closing);
  }

  /** Ends what was opened by callers whose access is over. */
  async endOf(isOver: (caller: Caller) => boolean): Promise<void> {
    for (const opening of this.#opening) opening.isOver ||= isOver(opening.caller);
    const over = [...this.#terminals.values()].filter(({ record }) => isOver(record.openedBy));
    await this.#close(over, ({ record }) => ({ reason: 'access-ended', by: record.openedBy }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true;
    const all = [...this.#terminals.values()];
    await this.#close(all, ({ record }) => ({ reason: 'stopping', by: record.openedBy }));
    for (const { idle } of all) idle?.cancel();
  }

  #assertRoom(owner: string | null): void {
    if (this.#isStopping) throw unavailable('NEXUS is stopping.');
    const running = [...this.#terminals.values()].filter(({ end }) => !end);
    const owners = [
      ...running.map(({ record }) => ownerOf(record.openedBy)),
      ...[...this.#opening].map(({ caller }) => ownerOf(caller)),
    ];
    if (owners.filter((one) => one === owner).length >= maxPerOwner) {
      throw tooMany(`You have ${maxPerOwner} terminals open. Close one of them first.`, 60);
    }
    if (owners.length >= maxTerminals) {
      throw tooMany(`${maxTerminals} terminals are open in this NEXUS. Try again when one was closed.`, 60);
    }
  }

  async #start(
    { host, container, user, workingDirectory, size, caller }: OpenRequest,
    command: readonly string[],
    record: TerminalRecord,
  ): Promise<TerminalProcess> {
    try {
      return await host.terminals.open(container.id, {
        mark: record.id,
        command,
        user,
        workingDirectory,
        size,
      });
    } catch (error) {
      const detail = error instanceof NexusError ? error.message : 'Something went wrong.';
      await this.#options.journal.closed(record, { by: caller, outcome: 'failed', detail });
      throw error;
    }
  }

  #take(
    { host, size, workingDirectory, openedFrom }: OpenRequest,
    command: readonly string[],
    record: TerminalRecord,
    process: TerminalProcess,
  ): RunningTerminal {
    const onViewers = (count: number) => this.#watchIdle(terminal, count);
    const session = new TerminalSession({ process, size, clock: this.#options.clock, onViewers });
    const terminal: RunningTerminal = {
      record,
      host,
      process,
      session,
      command,
      workingDirectory: workingDirectory ?? '',
      openedFrom,
      closing: undefined,
      idle: undefined,
      end: undefined,
      ended: session.outputEnded.then(async (failure) => {
        await finishTerminal(terminal, failure, this.#options);
        terminal.idle?.cancel();
        terminal.idle = undefined;
        this.#options.clock.after(rememberEndMs, () => this.#terminals.delete(record.id));
      }),
    };
    this.#terminals.set(record.id, terminal);
    this.#watchIdle(terminal, 0);
    return terminal;
  }

  #watchIdle(terminal: RunningTerminal, viewers: number): void {
    terminal.idle?.cancel();
    terminal.idle = undefined;
    if (viewers > 0 || terminal.end) return;
    const { clock } = this.#options;
    const idleMs = idleMinutes * 60_000;
    const by = terminal.record.openedBy;
    terminal.idle = {
      endsAtMs: clock.now() + idleMs,
      cancel: clock.after(idleMs, () => void this.close(terminal, { reason: 'idle', by })),
    };
  }

  async #close(
    terminals: readonly RunningTerminal[],
    closingOf: (terminal: RunningTerminal) => Closing,
  ): Promise<void> {
    const open = terminals.filter(({ closing, end }) => !closing && !end);
    const outcomes = endTerminals(open, this.#options);
    for (const terminal of open) {
      const outcome = outcomes.then((all) => all.get(terminal) ?? 'unreachable');
      terminal.closing = { ...closingOf(terminal), outcome };
    }
    await Promise.all(terminals.map(({ ended }) => ended));
  }
}

function isOwnedBy({ record }: RunningTerminal, caller: Caller): boolean {
  const owner = ownerOf(caller);
  return owner !== null && ownerOf(record.openedBy) === owner;
}

async function firstShell({ host, container }: OpenRequest): Promise<string> {
  const { shells, advice } = await host.terminals.choices(container.id);
  const [shell] = shells;
  if (shell === undefined) throw conflict(advice?.message ?? 'The container has no shell.');
  return shell;
}
