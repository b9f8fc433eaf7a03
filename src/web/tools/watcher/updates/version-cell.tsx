import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { rowState, shownUpdate } from '../row-state.ts';
import { VersionChange } from '../version/version-change.tsx';
import { versionName } from '../version/version-name.ts';
import { listText } from './list-text.ts';

/** What runs, and what it could become. What nobody could confirm today is grey, with its age. */
export function VersionCell({ row }: { row: WatchedContainer }) {
  const update = shownUpdate(row);
  const state = rowState(row);
  if (!update || state === 'off')
    return <span className="truncate font-mono text-sm text-muted">{versionName(row.current)}</span>;
  if (state !== 'unknown')
    return <VersionChange from={row.current} to={update.to} isQuiet={state === 'held'} />;
  return <LastGood row={row} />;
}

function LastGood({ row }: { row: WatchedContainer }) {
  const text = useText(listText);
  const format = useFormat();
  const nowMs = useNow();
  const { answer } = row.verdict;
  const best = answer?.updates[0];
  if (!answer || !best) return null;
  const ago = format.ago(answer.answeredAtMs, nowMs);
  return (
    <span className="flex min-w-0 items-baseline gap-2 text-faint">
      <span className="min-w-0 truncate font-mono text-sm">
        {versionName(row.current)} → {versionName(best.to)}
      </span>
      <span className="shrink-0 text-xs" title={format.exactTime(answer.answeredAtMs)}>
        <span className="sr-only">{text('lastGood')}</span> {ago}
      </span>
    </span>
  );
}
