import type { Caller } from '#contracts/access.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import type { terminalEndpoints } from '#contracts/containers/terminal.ts';
import { notFound } from '#kernel/errors.ts';
import type { CallContext, HandlersFor } from '#kernel/tool.ts';
import { findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { requirePermission } from '../require-permission.ts';
import { describeTerminal, type RunningTerminal } from './running-terminal.ts';
import type { Terminals } from './terminals.ts';
import { listedContainer } from '../listed-container.ts';

export function terminalHandlers(
  hosts: readonly Host[],
  terminals: Terminals,
): HandlersFor<typeof terminalEndpoints> {
  return {
    async terminalChoices({ params }, { caller, signal }) {
      const { host, container } = containerFor(hosts, params, caller);
      return await host.terminals.choices(container.id, signal);
    },
    async openTerminal({ params, body }, context) {
      const { caller } = context;
      const found = containerFor(hosts, params, caller);
      const opened = await terminals.open({ ...body, ...found, caller, openedFrom: originOf(context) });
      return describeTerminal(opened);
    },
    terminals: (_, { caller }) => terminals.of(caller).map(describeTerminal),
    async closeTerminal({ params }, { caller }) {
      const terminal = ownTerminal(terminals, params.terminal, caller);
      await terminals.close(terminal, { reason: 'closed', by: caller });
      return describeTerminal(terminal);
    },
    async attachTerminal({ params, query }, { caller, signal }, channel) {
      const { columns, rows, after, acknowledge: acknowledges } = query;
      const size = columns === undefined || rows === undefined ? undefined : { columns, rows };
      const { session } = ownTerminal(terminals, params.terminal, caller);
      await session.attach(channel, { after, acknowledges, size, signal });
    },
  };
}

/** Whether it runs is for the engine to say: what was last seen may be a moment old. */
function containerFor(hosts: readonly Host[], params: { host: string; id: string }, caller: Caller) {
  const host = findHostOf(hosts, params.host, caller, 'containers:terminal', 'The container');
  const record = listedContainer(host, params.id);
  if (!record) throw notFound('The container');
  const container = record.summary;
  requirePermission(caller, 'containers:terminal', resourceOf(container), 'The container');
  return { host, container };
}

/** Labels, and with them what grants cover, may have changed since it was opened; of a removed container, only its end can be seen. */
function ownTerminal(terminals: Terminals, id: string, caller: Caller): RunningTerminal {
  const terminal = terminals.find(id, caller);
  if (!terminal) throw notFound('The terminal');
  const { host, record } = terminal;
  const found = listedContainer(host, record.containerId);
  if (found) requirePermission(caller, 'containers:terminal', resourceOf(found.summary), 'The terminal');
  return terminal;
}

function originOf({ address, userAgent }: CallContext): string {
  return userAgent ? `${address} (${userAgent})` : address;
}
