import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { markOf, moodOf, placeOf } from '../alert-state.ts';
import { notifyText } from '../notify-text.ts';

export function useAlertColumns(): readonly Column<Alert>[] {
  const text = useText(notifyText);
  const why = useWhyQuiet();
  return [
    {
      id: 'state',
      header: text('state'),
      width: 150,
      card: 'state',
      value: (alert) => text(moodOf(alert)),
      cell: (alert) => <StateBadge state={markOf(alert)} word={text(moodOf(alert))} />,
    },
    {
      id: 'title',
      header: text('title'),
      width: 240,
      grow: 3,
      card: 'title',
      fixed: true,
      value: ({ title }) => title,
      cell: ({ title }) => <span className="font-medium">{title}</span>,
    },
    {
      id: 'severity',
      header: text('severity'),
      width: 100,
      value: ({ severity }) => text(severity),
      cell: ({ severity }) => text(severity),
    },
    {
      id: 'where',
      header: text('where'),
      width: 180,
      grow: 1,
      value: ({ labels }) => placeOf(labels).join(' / '),
      cell: ({ labels }) => <span className="font-mono text-sm">{placeOf(labels).join(' / ')}</span>,
    },
    {
      id: 'since',
      header: text('since'),
      width: 110,
      value: ({ startsAtMs }) => startsAtMs,
      cell: ({ startsAtMs }) => <RelativeTime atMs={startsAtMs} />,
    },
    {
      id: 'why',
      header: text('why'),
      width: 200,
      grow: 2,
      value: why,
      cell: (alert) => <span className="text-muted">{why(alert)}</span>,
    },
  ];
}

/** Why nobody is told of it any more, or nobody was: what holds it back first, then who is on it. */
export function useWhyQuiet(): (alert: Alert) => string {
  const text = useText(notifyText);
  const format = useFormat();
  return ({ suppressedBy, acknowledgement, snoozedUntilMs }) =>
    [
      ...suppressedBy.map((one) => one.text),
      ...(acknowledgement ? [text('ackBy', { name: acknowledgement.by })] : []),
      ...(snoozedUntilMs === null ? [] : [text('snoozedUntil', { time: format.exactTime(snoozedUntilMs) })]),
    ].join('. ');
}
