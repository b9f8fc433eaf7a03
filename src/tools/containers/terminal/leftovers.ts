import { NexusError } from '#kernel/errors.ts';
import type { Host } from '../host.ts';
import type { SubjectOptions } from '../subject.ts';
import type { EndOutcome } from './host-terminals.ts';
import type { TerminalJournal } from './terminal-journal.ts';
import { rememberedTerminals, type TerminalRecord } from './terminal-store.ts';

export interface Leftovers extends AsyncDisposable {
  /** Ends what this terminal left running, as soon as its host and container allow it. Its record stays on disk until then. */
  add(record: TerminalRecord): void;
}

export interface LeftoversOptions extends Pick<SubjectOptions, 'database' | 'hosts' | 'log'> {
  readonly journal: TerminalJournal;
}

const details: Readonly<Record<Exclude<EndOutcome, 'unreachable'>, string>> = {
  ended: 'NEXUS or the engine was cut off from it; what ran in it was ended afterwards',
  denied: 'NEXUS or the engine was cut off from it, and what ran in it could not be ended',
  'no-shell': 'NEXUS or the engine was cut off from it; the container has no shell to end what ran in it',
};

/** Ends what terminals left running: those that an earlier process had open, and those whose engine or container went away. */
export async function openLeftovers(options: LeftoversOptions): Promise<Leftovers> {
  return new LeftTerminals(options, await rememberedTerminals(options.database));
}

class LeftTerminals implements Leftovers {
  readonly #options: LeftoversOptions;
  readonly #left: Map<string, TerminalRecord>;
  readonly #underway = new Map<string, Promise<void>>();
  readonly #unwatch: (() => void)[];

  constructor(options: LeftoversOptions, remembered: readonly TerminalRecord[]) {
    this.#options = options;
    this.#left = new Map(remembered.map((record) => [record.id, record]));
    this.#unwatch = options.hosts.map((host) =>
      host.watch((change) =>
        this.#tryOn(host, change.type === 'status' ? undefined : change.record.summary.id),
      ),
    );
    for (const host of options.hosts) this.#tryOn(host);
  }

  add(record: TerminalRecord): void {
    this.#left.set(record.id, record);
    const host = this.#options.hosts.find(({ id }) => id === record.host);
    if (host) this.#tryOn(host);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const stop of this.#unwatch) stop();
    await Promise.all(this.#underway.values());
  }

  /** In one container, or in all of them. */
  #tryOn(host: Host, container?: string): void {
    if (this.#left.size === 0 || host.status().state !== 'live') return;
    for (const record of this.#left.values()) {
      const isMeant =
        record.host === host.id && (container === undefined || record.containerId === container);
      if (isMeant && !this.#underway.has(record.id)) this.#underway.set(record.id, this.#end(host, record));
    }
  }

  async #end(host: Host, record: TerminalRecord): Promise<void> {
    const { journal, log } = this.#options;
    try {
      const outcome = await endOn(host, record);
      if (outcome === 'unreachable') return;
      const isEnded = outcome === 'ended';
      await journal.closed(record, {
        by: record.openedBy,
        outcome: isEnded ? 'succeeded' : 'failed',
        detail: details[outcome],
      });
      this.#left.delete(record.id);
    } catch (error) {
      log.warn({ error, terminal: record.id }, 'A left terminal could not be ended');
    } finally {
      this.#underway.delete(record.id);
    }
  }
}

async function endOn(host: Host, { id, containerId, user }: TerminalRecord): Promise<EndOutcome> {
  try {
    return await host.terminals.end(containerId, [id], user);
  } catch (error) {
    if (!(error instanceof NexusError)) throw error;
    return error.code === 'not-found' ? 'ended' : 'unreachable';
  }
}
