import type { Silence } from '#contracts/notify/silences.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { queryClient } from '../../../shell/session.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { showError } from '../../../ui/toast.ts';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { writeMatcherLines } from './matcher-lines.ts';
import type { SilencesQuery } from './silences-page.tsx';
import { silencesText } from './silences-text.ts';

const marks = { active: 'paused', pending: 'unknown', expired: 'stopped' } as const;

export function SilenceTable({
  query,
  onEdit,
}: {
  query: SilencesQuery;
  onEdit: (silence: Silence) => void;
}) {
  const text = useText(silencesText);
  const words = useText(notifyText);
  const mayRespond = useMayNotify()('notify:respond', 'everywhere');
  const expire = async ({ id }: Silence) => {
    try {
      await notifyApi.expireSilence({ params: { id } });
    } catch (error) {
      showError(error, { title: words('notDone') });
    }
    await queryClient.invalidateQueries({ queryKey: ['notify', 'silences'] });
  };
  return (
    <DataTable<Silence>
      tableId="silences"
      label={words('silences')}
      rows={query.data ?? []}
      rowKey={({ id }) => id}
      rowName={({ matchers }) => writeMatcherLines(matchers)}
      columns={useColumns()}
      onOpen={(silence) => mayRespond && silence.state !== 'expired' && onEdit(silence)}
      rowActions={(silence) =>
        mayRespond && silence.state !== 'expired'
          ? [
              { label: text('edit'), onSelect: () => onEdit(silence) },
              { label: text('expire'), onSelect: () => void expire(silence) },
            ]
          : []
      }
      loading={query.isPending}
      error={query.error ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}

function useColumns(): readonly Column<Silence>[] {
  const text = useText(silencesText);
  const words = useText(notifyText);
  const spell = ({ matchers }: Silence) => writeMatcherLines(matchers).replaceAll('\n', ', ');
  return [
    stateColumn({
      header: words('state'),
      width: 130,
      mark: ({ state }) => marks[state],
      word: ({ state }) => text(state),
    }),
    textColumn({
      id: 'matchers',
      header: text('matchers'),
      width: 240,
      grow: 3,
      card: 'title',
      fixed: true,
      className: 'font-mono text-sm',
      value: spell,
    }),
    {
      id: 'ends',
      header: text('endsAt'),
      width: 120,
      value: ({ endsAtMs }) => endsAtMs,
      cell: ({ endsAtMs }) => <RelativeTime atMs={endsAtMs} />,
    },
    {
      id: 'matching',
      header: text('alertsNow'),
      width: 110,
      align: 'end',
      value: ({ matching }) => matching,
      cell: ({ matching }) => matching,
    },
    textColumn({
      id: 'by',
      header: text('by'),
      width: 120,
      value: ({ createdBy }) => createdBy,
    }),
    textColumn({
      id: 'comment',
      header: text('comment'),
      width: 180,
      grow: 2,
      className: 'text-muted',
      value: ({ comment }) => comment,
    }),
  ];
}
