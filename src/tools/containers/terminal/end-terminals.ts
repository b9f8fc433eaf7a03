import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { EndOutcome } from './host-terminals.ts';
import type { RunningTerminal } from './running-terminal.ts';

/** Ctrl-C and Ctrl-D: all that is left where no process can be ended from outside. */
const goodbye = Buffer.from('\u0003\u0004');
/** From what should have ended a program to letting go of it. */
const letGoMs = 2_000;

/** Ends the processes of all these terminals; resolves to what came of each once its output has ended. */
export async function endTerminals(
  terminals: readonly RunningTerminal[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Map<RunningTerminal, EndOutcome>> {
  const together = Map.groupBy(terminals, ({ record: { host, containerId, user } }) =>
    JSON.stringify([host, containerId, user]),
  );
  const outcomes = new Map<RunningTerminal, EndOutcome>();
  await Promise.all(
    [...together.values()].map(async (group) => {
      const outcome = await endGroup(group, log);
      for (const terminal of group) outcomes.set(terminal, outcome);
      await Promise.all(
        group.map(async (terminal) => {
          const hasEnded = await letGo(terminal, outcome, clock);
          if (hasEnded && outcome === 'no-shell') outcomes.set(terminal, 'ended');
        }),
      );
    }),
  );
  return outcomes;
}

async function endGroup(group: readonly RunningTerminal[], log: Log): Promise<EndOutcome> {
  const [first] = group;
  if (!first) return 'ended';
  const { containerId, user } = first.record;
  const marks = group.map(({ record }) => record.id);
  try {
    return await first.host.terminals.end(containerId, marks, user);
  } catch (error) {
    log.warn({ error, container: first.record.containerName }, 'A terminal could not be ended');
    return 'unreachable';
  }
}

/** Whether the program ended by itself in time. */
async function letGo(
  { session, process }: RunningTerminal,
  outcome: EndOutcome,
  clock: Clock,
): Promise<boolean> {
  if (outcome !== 'ended') session.type(goodbye);
  const patience = Promise.withResolvers<false>();
  const cancel = clock.after(letGoMs, () => patience.resolve(false));
  const hasEnded = await Promise.race([session.outputEnded.then(() => true), patience.promise]);
  cancel();
  process[Symbol.dispose]();
  return hasEnded;
}
