import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type ProgressStep, ProgressSteps } from '../../../ui/progress-steps.tsx';
import { historyText } from '../history/history-text.ts';
import { isUnderWay, runSteps } from '../history/run-state.ts';
import { useWords } from '../use-words.ts';
import { versionName } from '../version/version-name.ts';
import { useRun, useRunOperation } from './use-run.ts';

const labels = {
  waiting: 'stepWaiting',
  replacing: 'stepReplacing',
  watching: 'stepWatching',
  writing: 'stepWriting',
  'going-back': 'stepBack',
} as const;

/** One update as it goes: its phases, what Containers does in the one that replaces, and how it ended. */
export function RunProgress({ run: begun, isWatched = false }: { run: UpdateRun; isWatched?: boolean }) {
  const text = useText(historyText);
  const words = useWords();
  const run = useRun(begun);
  const operation = useRunOperation(run);
  const within =
    run.state === 'replacing' ? operation?.steps.find(({ state }) => state === 'running') : undefined;
  const detail = within
    ? [within.title, within.detail].filter(Boolean).join(': ')
    : run.detail && words(run.detail);
  const steps = runSteps(run, isWatched).map(({ phase, state }): ProgressStep => ({
    id: phase,
    label: text(labels[phase]),
    state,
    ...(state === 'working' && detail ? { detail } : {}),
  }));
  return (
    <div className="flex flex-col gap-3">
      <ProgressSteps label={text('progress', { name: run.name })} steps={steps} />
      <RunEnd run={run} />
    </div>
  );
}

/** How it ended, or that it goes on without anybody watching. */
function RunEnd({ run }: { run: UpdateRun }) {
  const text = useText(historyText);
  const words = useWords();
  const { name, state, kind } = run;
  if (isUnderWay(state)) return <p className="text-sm text-muted">{text('goesOn')}</p>;
  if (state === 'succeeded')
    return (
      <output className="text-up">{text('endSucceeded', { name, version: versionName(run.to) })}</output>
    );
  return (
    <div role="alert" className="rounded-md border border-down/40 bg-down/8 px-3 py-2">
      <p className="font-medium">{text(kind === 'revert' ? 'endFailedBack' : 'endFailed', { name })}</p>
      {run.problem && <p className="whitespace-pre-line wrap-anywhere">{words(run.problem)}</p>}
      {state === 'back' && <p>{text('endBack', { name, version: versionName(run.from) })}</p>}
    </div>
  );
}
