import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Column } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
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
    textColumn({
      id: 'title',
      header: text('title'),
      width: 240,
      grow: 6,
      card: 'title',
      fixed: true,
      className: 'font-medium',
      value: ({ title }) => title,
    }),
    textColumn({
      id: 'where',
      header: text('where'),
      width: 150,
      grow: 1,
      className: 'font-mono text-sm',
      value: spell,
    }),
  ];
}
