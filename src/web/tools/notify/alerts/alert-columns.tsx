import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { markOf, moodOf } from '../alert-state.ts';
import { notifyText } from '../notify-text.ts';
import { useSubjectColumns } from './subject-columns.tsx';
import { useWhyQuiet } from './use-why-quiet.ts';

export function useAlertColumns(): readonly Column<Alert>[] {
  const text = useText(notifyText);
  const why = useWhyQuiet();
  const [title, where] = useSubjectColumns();
  return [
    stateColumn({
      header: text('state'),
      width: 150,
      mark: (alert) => markOf(alert),
      word: (alert) => text(moodOf(alert)),
    }),
    title,
    {
      id: 'severity',
      header: text('severity'),
      width: 100,
      value: ({ severity }) => text(severity),
      cell: ({ severity }) => text(severity),
    },
    {
      id: 'since',
      header: text('since'),
      width: 110,
      value: ({ startsAtMs }) => startsAtMs,
      cell: ({ startsAtMs }) => <RelativeTime atMs={startsAtMs} />,
    },
    where,
    textColumn({
      id: 'why',
      header: text('why'),
      width: 200,
      grow: 2,
      className: 'text-muted',
      value: why,
    }),
  ];
}
