import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bytes } from '../../../ui/amount.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { useUserNames } from '../resources/users-of.tsx';
import { volumeName } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

export function useVolumeColumns(showHosts: boolean): readonly Column<VolumeSummary>[] {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const names = useUserNames();
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
    {
      id: 'used',
      header: common('used'),
      width: 140,
      grow: 2,
      value: ({ usedBy }) => names(usedBy),
      cell: ({ usedBy }) => (
        <span className={usedBy.length > 0 ? 'truncate font-mono text-sm' : 'truncate text-muted'}>
          {names(usedBy)}
        </span>
      ),
    },
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
    {
      id: 'stack',
      header: common('stack'),
      width: 120,
      value: ({ stack }) => stack,
      cell: ({ stack }) => <span className="truncate font-mono text-sm">{stack}</span>,
    },
    {
      id: 'driver',
      header: text('driver'),
      width: 80,
      card: 'none',
      value: ({ driver }) => driver,
      cell: ({ driver }) => <span className="truncate font-mono text-sm">{driver}</span>,
    },
    {
      id: 'created',
      header: common('created'),
      width: 110,
      value: ({ createdAtMs }) => createdAtMs,
      cell: ({ createdAtMs }) => createdAtMs !== null && <RelativeTime atMs={createdAtMs} />,
    },
  ];
  const host: Column<VolumeSummary> = {
    id: 'host',
    header: common('host'),
    width: 110,
    value: (volume) => volume.host,
    cell: (volume) => <span className="truncate font-mono text-sm">{volume.host}</span>,
  };
  return showHosts ? columns.toSpliced(1, 0, host) : columns;
}
