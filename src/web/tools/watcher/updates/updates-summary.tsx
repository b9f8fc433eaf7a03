import type { WatchStatus } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { SummaryLine } from '../../../ui/summary-line.tsx';
import { useLiveWatcher } from '../live.ts';
import { countStates, type RowState, rowStates } from '../row-state.ts';
import { listText } from './list-text.ts';
import { useListAddress } from './use-list-address.ts';

const tones: Partial<Record<RowState, 'degraded' | 'working' | 'idle'>> = {
  newer: 'degraded',
  updating: 'working',
  local: 'idle',
  fixed: 'idle',
  off: 'idle',
};

/** In words: what there is, how fresh that is, and when it is looked up next. */
export function UpdatesSummary() {
  const text = useText(listText);
  const { containers, status } = useLiveWatcher();
  const { change } = useListAddress();
  const counts = countStates(containers.values());
  const watch = useWatchWords(status);
  const items = rowStates.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    if (count === 0) return [];
    const tone = tones[state];
    return [
      {
        text: text(`${state}Count`, { count }),
        onSelect: () => change({ state }),
        ...(tone && { tone }),
      },
    ];
  });
  if (items.length === 0) return null;
  return <SummaryLine items={[...items, { text: watch, tone: 'idle' }]} />;
}

/** How fresh all of it is. */
function useWatchWords(status: WatchStatus | null): string {
  const text = useText(listText);
  const format = useFormat();
  const nowMs = useNow();
  if (!status) return '';
  if (status.isChecking) return text('checking');
  const { lastCheckAtMs, nextCheckAtMs } = status;
  const last =
    lastCheckAtMs === null
      ? text('neverChecked')
      : text('checkedAgo', { ago: format.ago(lastCheckAtMs, nowMs) });
  if (nextCheckAtMs === null) return last;
  return text('checkedNext', { last, ago: format.ago(Math.max(nextCheckAtMs, nowMs), nowMs) });
}
