import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { explainEnd } from './explain-end.ts';
import type { EndOutcome } from './host-terminals.ts';
import type { Leftovers } from './leftovers.ts';
import type { RunningTerminal } from './running-terminal.ts';
import type { TerminalJournal } from './terminal-journal.ts';
import { idleMinutes } from './terminal-limits.ts';
import { listedContainer } from '../listed-container.ts';

interface FinishOptions {
  readonly journal: TerminalJournal;
  readonly leftovers: Pick<Leftovers, 'add'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Longer output than this is not only the runtime saying why nothing was started. */
const briefBytes = 4096;

/** Once the output has ended, by `failure` where the connection was cut: tells the viewers, and writes it down. Never rejects. */
export async function finishTerminal(
  terminal: RunningTerminal,
  failure: unknown,
  options: FinishOptions,
): Promise<void> {
  const { record, process, session, closing } = terminal;
  const outcome: EndOutcome = closing
    ? await closing.outcome
    : failure === undefined
      ? 'ended'
      : 'unreachable';
  const exitCode = outcome === 'ended' ? await process.exitCode() : null;
  process[Symbol.dispose]();
  // An engine that stops ends the output as if the program had, and then does not answer.
  const isLost = !closing && exitCode === null;
  const isLeftBehind = isLost || outcome !== 'ended';
  const reason = closing?.reason ?? (isLost ? 'lost' : 'exited');
  const message = explainEnd({
    reason,
    exitCode,
    briefOutput: session.brief(briefBytes),
    isContainerRunning: isRunning(terminal),
    isLeftBehind: isLeftBehind && !isLost,
    idleMinutes,
  });
  terminal.end = { reason, exitCode, message };
  session.finish(terminal.end);
  if (isLost || outcome === 'unreachable') return options.leftovers.add(record);
  const by = closing?.by ?? record.openedBy;
  const detail = `${describe(terminal, options.clock.now())}${message ? `; ${message}` : ''}`;
  await options.journal
    .closed(record, { by, outcome: isLeftBehind ? 'failed' : 'succeeded', detail })
    .catch((error: unknown) =>
      options.log.error({ error, terminal: record.id }, 'The end of a terminal cannot be written'),
    );
}

function isRunning({ host, record }: RunningTerminal): boolean {
  return listedContainer(host, record.containerId)?.summary.state === 'running';
}

function describe({ record, session, end }: RunningTerminal, nowMs: number): string {
  const { inputBytes, outputBytes } = session.traffic;
  const seconds = Math.round((nowMs - record.openedAtMs) / 1000);
  const code = end?.exitCode === null || end === undefined ? '' : `, exit code ${end.exitCode}`;
  return `${end?.reason ?? 'ended'} after ${seconds} s${code}; ${inputBytes} bytes typed, ${outputBytes} bytes shown`;
}
