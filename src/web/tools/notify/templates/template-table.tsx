import type { Template } from '#contracts/notify/templates.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { notifyText } from '../notify-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { askRemoveTemplate } from './remove-template.ts';
import type { TemplatesQuery } from './template-queries.ts';
import { templatesText } from './templates-text.ts';

interface Props {
  query: TemplatesQuery;
  onOpen: (id: string) => void;
}

export function TemplateTable({ query, onOpen }: Props) {
  const text = useText(templatesText);
  const words = useText(notifyText);
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  return (
    <DataTable<Template>
      tableId="templates"
      label={words('templates')}
      rows={query.data?.templates ?? []}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      columns={useColumns()}
      onOpen={({ id }) => onOpen(id)}
      rowActions={(template) =>
        mayConfigure
          ? [
              { label: text('edit'), onSelect: () => onOpen(template.id) },
              {
                label: text('remove'),
                danger: true,
                onSelect: () => void askRemoveTemplate(template, text),
              },
            ]
          : []
      }
      loading={query.isPending}
      error={query.error ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
    />
  );
}

function useColumns(): readonly Column<Template>[] {
  const text = useText(templatesText);
  const uses = ({ usedBy }: Template) => (usedBy.length === 0 ? text('unused') : usedBy.join(', '));
  return [
    textColumn({
      id: 'name',
      header: text('name'),
      width: 180,
      grow: 1,
      card: 'title',
      fixed: true,
      className: 'font-medium',
      value: ({ name }) => name,
    }),
    textColumn({
      id: 'title',
      header: text('title'),
      width: 220,
      grow: 2,
      card: 'none',
      className: 'font-mono text-sm text-muted',
      value: ({ title }) => title,
    }),
    textColumn({
      id: 'uses',
      header: text('usedBy'),
      width: 180,
      grow: 2,
      value: uses,
    }),
    {
      id: 'changed',
      header: text('changed'),
      width: 120,
      value: ({ updatedAtMs }) => updatedAtMs,
      cell: ({ updatedAtMs }) => <RelativeTime atMs={updatedAtMs} />,
    },
    textColumn({
      id: 'by',
      header: text('changedBy'),
      width: 120,
      value: ({ updatedBy }) => updatedBy,
    }),
  ];
}
