import type { Caller } from '#contracts/access.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import type { terminalEndpoints } from '#contracts/containers/terminal.ts';
import { sessionsEnded, userChanged } from '#contracts/hub.ts';
import { hasEnded } from '#kernel/access/authenticator.ts';
import { notFound } from '#kernel/errors.ts';
import type { CallContext } from '#kernel/tool.ts';
import { findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { requirePermission } from '../require-permission.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { openLeftovers } from './leftovers.ts';
import { describeTerminal, type RunningTerminal } from './running-terminal.ts';
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
  const own = (id: string, caller: Caller) => {
    const terminal = terminals.find(id, caller);
    if (!terminal) throw notFound('The terminal');
    requireTerminal(terminal, caller);
    return terminal;
  };
  return {
    handlers: {
      async terminalChoices({ params }, { caller, signal }) {
        const { host, container } = containerFor(options.hosts, params, caller);
        return await host.terminals.choices(container.id, signal);
      },
      async openTerminal({ params, body }, context) {
        const { caller } = context;
        const found = containerFor(options.hosts, params, caller);
        const opened = await terminals.open({ ...body, ...found, caller, openedFrom: originOf(context) });
        return describeTerminal(opened);
      },
      terminals: (_, { caller }) => terminals.of(caller).map(describeTerminal),
      async closeTerminal({ params }, { caller }) {
        const terminal = own(params.terminal, caller);
        await terminals.close(terminal, { reason: 'closed', by: caller });
        return describeTerminal(terminal);
      },
      async attachTerminal({ params, query }, { caller, signal }, channel) {
        const { columns, rows, after, acknowledge: acknowledges } = query;
        const size = columns === undefined || rows === undefined ? undefined : { columns, rows };
        const { session } = own(params.terminal, caller);
        await session.attach(channel, { after, acknowledges, size, signal });
      },
    },
    async [Symbol.asyncDispose]() {
      await terminals[Symbol.asyncDispose]();
      await leftovers[Symbol.asyncDispose]();
    },
  };
}

function containerFor(hosts: readonly Host[], params: { host: string; id: string }, caller: Caller) {
  const host = findHostOf(hosts, params.host, caller, 'containers:terminal', 'The container');
  const record = host.list().find(({ summary }) => summary.id === params.id);
  if (!record) throw notFound('The container');
  const container = record.summary;
  requirePermission(caller, 'containers:terminal', resourceOf(container), 'The container');
  return { host, container };
}

/** Labels, and with them what grants cover, may have changed since it was opened; of a removed container, only its end can be seen. */
function requireTerminal({ host, record }: RunningTerminal, caller: Caller): void {
  const found = host.list().find(({ summary }) => summary.id === record.containerId);
  if (found) requirePermission(caller, 'containers:terminal', resourceOf(found.summary), 'The terminal');
}

function originOf({ address, userAgent }: CallContext): string {
  return userAgent ? `${address} (${userAgent})` : address;
}
