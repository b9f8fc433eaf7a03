import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bytes } from '../../../ui/amount.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { useResourceColumns } from '../resources/resource-columns.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { volumeName } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

export function useVolumeColumns(showHosts: boolean): readonly Column<VolumeSummary>[] {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const shared = useResourceColumns<VolumeSummary>();
  const columns: Column<VolumeSummary>[] = [
    {
      id: 'name',
      header: text('volume'),
      width: 200,
      grow: 2,
      fixed: true,
      card: 'title',
      value: ({ name }) => name,
      cell: (volume) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-mono text-sm font-medium" title={volume.name}>
            {volumeName(volume)}
          </span>
          {volume.isAnonymous && <span className="truncate text-sm text-muted">{text('anonymous')}</span>}
        </span>
      ),
    },
    shared.users('used', common('used'), ({ usedBy }) => usedBy),
    {
      id: 'size',
      header: text('size'),
      width: 100,
      align: 'end',
      card: 'state',
      value: ({ sizeBytes }) => sizeBytes,
      cell: ({ sizeBytes }) =>
        sizeBytes === null ? (
          <span className="text-muted">{text('notMeasured')}</span>
        ) : (
          <Bytes value={sizeBytes} />
        ),
    },
    shared.stack(120, ({ stack }) => stack),
    {
      id: 'driver',
      header: text('driver'),
      width: 80,
      card: 'none',
      value: ({ driver }) => driver,
      cell: ({ driver }) => <span className="truncate font-mono text-sm">{driver}</span>,
    },
    shared.created(({ createdAtMs }) => createdAtMs),
  ];
  return shared.withHost(columns, showHosts);
}
