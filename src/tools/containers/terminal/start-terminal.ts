import type { terminalEndpoints } from '#contracts/containers/terminal.ts';
import { sessionsEnded, userChanged } from '#contracts/hub.ts';
import { hasEnded } from '#kernel/access/authenticator.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { openLeftovers } from './leftovers.ts';
import { terminalHandlers } from './terminal-handlers.ts';
import { createTerminalJournal } from './terminal-journal.ts';
import { Terminals } from './terminals.ts';

export async function startTerminal(
  options: SubjectOptions,
): Promise<RunningSubject<typeof terminalEndpoints>> {
  const journal = createTerminalJournal(options);
  const leftovers = await openLeftovers({ ...options, journal });
  const terminals = new Terminals({ ...options, journal, leftovers });
  // Not awaited: ending takes longer than the event's transaction may last.
  options.bus.subscribe([sessionsEnded, userChanged], 'terminals-of-ended-access', async ({ payload }) => {
    void terminals.endOf((caller) => hasEnded(caller, payload));
  });
  return {
    handlers: terminalHandlers(options.hosts, terminals),
    async [Symbol.asyncDispose]() {
      await terminals[Symbol.asyncDispose]();
      await leftovers[Symbol.asyncDispose]();
    },
  };
}
