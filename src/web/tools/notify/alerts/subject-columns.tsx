import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Column } from '../../../ui/table/data-table.tsx';
import { placeOf } from '../alert-state.ts';
import { notifyText } from '../notify-text.ts';

/** What is wrong and where, of an alert of now or of then. */
export function useSubjectColumns(): readonly [
  title: Column<Pick<Alert, 'title'>>,
  where: Column<Pick<Alert, 'labels'>>,
] {
  const text = useText(notifyText);
  const spell = ({ labels }: Pick<Alert, 'labels'>) => placeOf(labels).join(' / ');
  return [
    {
      id: 'title',
      header: text('title'),
      width: 240,
      grow: 3,
      card: 'title',
      fixed: true,
      value: ({ title }) => title,
      cell: ({ title }) => (
        <span className="truncate font-medium" title={title}>
          {title}
        </span>
      ),
    },
    {
      id: 'where',
      header: text('where'),
      width: 180,
      grow: 2,
      value: spell,
      cell: (row) => (
        <span className="truncate font-mono text-sm" title={spell(row)}>
          {spell(row)}
        </span>
      ),
    },
  ];
}
