import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '#contracts/client.ts';
import type { watcher } from '#contracts/watcher/contract.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { CommandContext } from '../command.ts';
import { exitCodeOf } from '../command-error.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { versionText } from './version-words.ts';

const pollEveryMs = 1000;
/** NEXUS may be away while it updates itself. */
const mostMissed = 180;

const stateWords: Readonly<Record<UpdateRun['state'], string>> = {
  waiting: 'waits for its turn',
  replacing: 'is being replaced',
  watching: 'runs, and is watched',
  writing: 'its file is brought along',
  'going-back': 'goes back',
  succeeded: 'done',
  back: 'the version before runs again',
  failed: 'failed',
};

/** Until all have ended, whatever becomes of the connection; says on standard error what is being done. */
export async function followRuns(
  client: Client<typeof watcher>,
  begun: readonly UpdateRun[],
  { output, signal, given }: CommandContext,
): Promise<ExitCode> {
  const runs = new Map(begun.map((run) => [run.id, run]));
  const isOpen = () => [...runs.values()].filter(({ endedAtMs }) => endedAtMs === null);
  for (const run of isOpen()) tellState(output, run);
  let missed = 0;
  while (isOpen().length > 0) {
    await pause(pollEveryMs, undefined, { signal });
    try {
      for (const before of isOpen()) {
        const run = await client.run({ params: { run: before.id } }, { signal });
        if (run.endedAtMs === null && run.state !== before.state) tellState(output, run);
        runs.set(run.id, run);
      }
      missed = 0;
    } catch (error) {
      missed += 1;
      if (exitCodeOf(error) !== exitCode.unreachable || missed > mostMissed) throw error;
    }
  }
  const ended = [...runs.values()];
  if (given.flag('json')) await output.json(ended);
  else for (const run of ended) await tellEnd(output, run);
  return ended.every(({ state }) => state === 'succeeded') ? exitCode.done : exitCode.failed;
}

function tellState(output: Output, { name, state, detail }: UpdateRun): void {
  output.note(`${name}: ${stateWords[state]}${detail ? ` (${detail.en})` : ''}`);
}

async function tellEnd(output: Output, { name, state, from, to, problem }: UpdateRun): Promise<void> {
  if (state === 'succeeded')
    await output.line(`${output.paint('green', '✓')} ${printable(`${name}: ${versionText(to, from)} runs`)}`);
  else output.note(`${name}: ${stateWords[state]}`);
  if (problem) output.note(`  ${problem.en}`);
}
