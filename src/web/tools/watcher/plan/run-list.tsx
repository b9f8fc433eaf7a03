import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { historyText } from '../history/history-text.ts';
import { isUnderWay, runMark } from '../history/run-state.ts';
import { useWords } from '../use-words.ts';
import { VersionChange } from '../version/version-change.tsx';
import { useRun } from './use-run.ts';

/** Several updates as they go, in the order in which they are done. */
export function RunList({ runs }: { runs: readonly UpdateRun[] }) {
  const text = useText(historyText);
  return (
    <>
      <ol className="flex flex-col divide-y divide-line-soft" aria-live="polite">
        {runs.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ol>
      <p className="text-sm text-muted">{text('goesOn')}</p>
    </>
  );
}

function RunLine({ run: begun }: { run: UpdateRun }) {
  const text = useText(historyText);
  const words = useWords();
  const run = useRun(begun);
  const said = isUnderWay(run.state) ? run.detail : run.problem;
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5">
      <StateBadge className="w-36 shrink-0" state={runMark(run.state)} word={text(run.state)} />
      <span className="font-medium wrap-anywhere">{run.name}</span>
      <VersionChange from={run.from} to={run.to} />
      {said && <span className="basis-full text-sm text-muted wrap-anywhere">{words(said)}</span>}
    </li>
  );
}
