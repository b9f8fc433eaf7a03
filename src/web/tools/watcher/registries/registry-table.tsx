import type { RegistryKind } from '#contracts/watcher/registries.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { watcherApi } from '../watcher-api.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { watcherText } from '../watcher-text.ts';
import { registriesText } from './registries-text.ts';
import { useRegistryColumns } from './registry-columns.tsx';
import { type RegistryRow, registryRows } from './registry-rows.ts';
import { rereadRegistries, useRegistries } from './use-registries.ts';

interface Props {
  kinds: readonly RegistryKind[];
  onEdit: (row: RegistryRow) => void;
}

export function RegistryTable({ kinds, onEdit }: Props) {
  const text = useText(registriesText);
  const words = useText(watcherText);
  const query = useRegistries();
  const mayConfigure = useMayWatcher()('watcher:configure', 'everywhere');
  const remove = ({ domain, configured }: RegistryRow) => {
    if (!configured) return;
    void askConfirm(
      {
        title: text('removeTitle', { name: domain }),
        action: text('removeAction'),
        loses: [text('removeLoss')],
        wayBack: text('removeBack'),
        danger: true,
      },
      async () => {
        await watcherApi.removeRegistry({ params: { id: configured.id } });
        await rereadRegistries();
      },
    );
  };
  return (
    <DataTable<RegistryRow>
      tableId="registries"
      label={words('registries')}
      rows={query.data ? registryRows(query.data, kinds) : []}
      rowKey={({ key }) => key}
      rowName={({ domain }) => domain}
      columns={useRegistryColumns()}
      version={({ state }) => state?.problem?.id ?? ''}
      {...(mayConfigure && {
        onOpen: onEdit,
        rowActions: (row: RegistryRow) => [
          { label: words('edit'), onSelect: () => onEdit(row) },
          ...(row.configured ? [{ label: words('remove'), danger: true, onSelect: () => remove(row) }] : []),
        ],
      })}
      loading={query.isPending}
      error={query.error && !query.data ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}
