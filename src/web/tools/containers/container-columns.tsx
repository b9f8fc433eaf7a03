import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bytes, Percent } from '../../ui/amount.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import type { Column } from '../../ui/table/data-table.tsx';
import { containersText } from './containers-text.ts';
import { portWords, shownState, stateSinceMs } from './container-state.ts';
import { useStateWord } from './use-state-word.ts';
import type { StatsTrail } from './live-store.ts';

/** A container with what else is known of it now. */
export interface ContainerRow {
  readonly container: ContainerSummary;
  readonly trail: StatsTrail | undefined;
  readonly working: Operation | undefined;
}

const mono = 'font-mono text-sm';

export function useContainerColumns(): readonly Column<ContainerRow>[] {
  const text = useText(containersText);
  const word = useStateWord();
  return [
    {
      id: 'name',
      header: text('name'),
      width: 160,
      grow: 2,
      fixed: true,
      card: 'title',
      value: ({ container }) => container.name,
      cell: ({ container }) => (
        <span className="truncate font-mono text-sm font-medium">{container.name}</span>
      ),
    },
    {
      id: 'state',
      header: text('state'),
      width: 132,
      card: 'state',
      value: ({ container }) => word(container),
      cell: ({ container, working }) => (
        <StateBadge state={shownState(container, working)} word={word(container, working)} />
      ),
    },
    {
      id: 'since',
      header: text('uptime'),
      width: 84,
      value: ({ container }) => stateSinceMs(container),
      cell: ({ container }) => <RelativeTime atMs={stateSinceMs(container)} />,
    },
    {
      id: 'cpu',
      header: text('cpu'),
      width: 132,
      align: 'end',
      value: ({ trail }) => trail?.last.cpuPercent ?? null,
      cell: (row) => <CpuCell row={row} />,
    },
    {
      id: 'memory',
      header: text('memory'),
      width: 88,
      align: 'end',
      value: ({ trail }) => trail?.last.memoryBytes ?? null,
      cell: ({ container, trail }) =>
        container.state === 'running' && trail?.last.memoryBytes != null ? (
          <Bytes value={trail.last.memoryBytes} />
        ) : null,
    },
    {
      id: 'ports',
      header: text('ports'),
      width: 110,
      grow: 1,
      value: ({ container }) => portWords(container).join(' '),
      cell: ({ container }) => <span className={`${mono} truncate`}>{portWords(container).join(' ')}</span>,
    },
    {
      id: 'image',
      header: text('image'),
      width: 170,
      grow: 2,
      value: ({ container }) => container.image,
      cell: ({ container }) => <span className={`${mono} truncate text-muted`}>{container.image}</span>,
    },
    {
      id: 'networks',
      header: text('networks'),
      width: 120,
      grow: 1,
      hidden: true,
      card: 'none',
      value: ({ container }) => container.networks.join(' '),
      cell: ({ container }) => <span className={`${mono} truncate`}>{container.networks.join(' ')}</span>,
    },
  ];
}

function CpuCell({ row: { container, trail } }: { row: ContainerRow }) {
  const text = useText(containersText);
  if (container.state !== 'running' || !trail) return null;
  return (
    <span className="flex items-center justify-end gap-2">
      <Sparkline
        values={trail.cpuPercents}
        label={text('cpuOf', { name: container.name })}
        max={100}
        width={56}
        height={16}
      />
      <span className="w-11 text-right">
        {trail.last.cpuPercent != null && <Percent value={trail.last.cpuPercent} />}
      </span>
    </span>
  );
}
