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
  const { hosts, log } = options;
  const left = new Map((await rememberedTerminals(options.database)).map((record) => [record.id, record]));
  const underway = new Map<string, Promise<void>>();

  const tryOn = (host: Host, container?: string) => {
    if (host.status().state !== 'live') return;
    for (const record of left.values()) {
      if (record.host !== host.id || underway.has(record.id)) continue;
      if (container !== undefined && record.containerId !== container) continue;
      const attempt = endLeftover(host, record, options.journal)
        .then((isOver) => void (isOver && left.delete(record.id)))
        .catch((error: unknown) =>
          log.warn({ error, terminal: record.id }, 'A left terminal could not be ended'),
        )
        .finally(() => underway.delete(record.id));
      underway.set(record.id, attempt);
    }
  };

  const unwatch = hosts.map((host) =>
    host.watch((change) => {
      if (left.size === 0) return;
      if (change.type === 'status') tryOn(host);
      else tryOn(host, change.record.summary.id);
    }),
  );
  for (const host of hosts) tryOn(host);
  return {
    add(record) {
      left.set(record.id, record);
      const host = hosts.find(({ id }) => id === record.host);
      if (host) tryOn(host);
    },
    async [Symbol.asyncDispose]() {
      for (const stop of unwatch) stop();
      await Promise.all(underway.values());
    },
  };
}

/** Whether nothing is left to do for it. */
async function endLeftover(host: Host, record: TerminalRecord, journal: TerminalJournal): Promise<boolean> {
  const outcome = await endOn(host, record);
  if (outcome === 'unreachable') return false;
  const isEnded = outcome === 'ended';
  await journal.closed(record, {
    by: record.openedBy,
    outcome: isEnded ? 'succeeded' : 'failed',
    detail: details[outcome],
  });
  return true;
}

async function endOn(host: Host, { id, containerId, user }: TerminalRecord): Promise<EndOutcome> {
  try {
    return await host.terminals.end(containerId, [id], user);
  } catch (error) {
    if (!(error instanceof NexusError)) throw error;
    return error.code === 'not-found' ? 'ended' : 'unreachable';
  }
}
