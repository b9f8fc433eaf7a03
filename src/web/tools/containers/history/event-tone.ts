import type { TimelineEvent } from '#contracts/containers/history.ts';
import type { ChartMark } from '../../../ui/chart/chart.tsx';

export type EventTone = 'bad' | 'good' | 'person' | 'plain';

/** Whether somebody should look at it, whatever its kind. */
export function toneOf({ kind, detail }: Pick<TimelineEvent, 'kind' | 'detail'>): EventTone {
  if (kind === 'died') return detail.oomKilled || detail.exitCode !== 0 ? 'bad' : 'plain';
  if (kind === 'health') return detail.health === 'unhealthy' ? 'bad' : 'good';
  if (kind === 'operation') return detail.outcome === 'succeeded' ? 'person' : 'bad';
  return kind === 'started' || kind === 'unpaused' ? 'good' : 'plain';
}

/** What is marked on the charts; the rest would hide what explains them. */
export const markedKinds = ['replaced', 'started', 'died', 'health', 'removed'] as const;

export function markKindOf(event: TimelineEvent): NonNullable<ChartMark['kind']> {
  if (toneOf(event) === 'bad') return 'incident';
  if (event.kind === 'replaced') return 'deploy';
  return event.kind === 'started' ? 'restart' : 'note';
}
