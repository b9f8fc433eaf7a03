import type { UsageMetric, UsageRow } from '#contracts/containers/history.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { useComparison } from './history-queries.ts';
import type { ShownTime } from '../../../ui/chart/shown-range.ts';
import { historyText } from './history-text.ts';

export interface UsageTableProps {
  time: ShownTime;
  stack: string | undefined;
  onOpen: (row: UsageRow) => void;
}

/** Who used how much, those that are gone as well. */
export function UsageTable({ time, stack, onOpen }: UsageTableProps) {
  const text = useText(historyText);
  const query = useComparison(stack, time);
  return (
    <DataTable<UsageRow>
      tableId="usage"
      label={text('compare')}
      rows={(query.data ?? []).toSorted((a, b) => meanCpu(b) - meanCpu(a))}
      rowKey={({ host, containerId }) => `${host} ${containerId}`}
      rowName={({ name }) => name}
      columns={useUsageColumns()}
      onOpen={onOpen}
      loading={query.isPending}
      error={query.data ? undefined : query.error}
      onRetry={() => void query.refetch()}
    />
  );
}

function meanCpu({ usage }: UsageRow): number {
  return usage.cpuPercent?.avg ?? 0;
}

/** On a phone: what it used on average, which needs no heading to be told apart. */
const cards: Readonly<Record<string, 'state' | 'line'>> = { cpu: 'state', memory: 'line' };

function useUsageColumns(): readonly Column<UsageRow>[] {
  const text = useText(historyText);
  const format = useFormat();
  const rate = (value: number) => `${format.bytes(value)}/s`;
  const figure = (
    id: string,
    header: string,
    metric: UsageMetric,
    part: 'avg' | 'max',
    shown: (value: number) => string,
  ): Column<UsageRow> => ({
    id,
    header,
    width: 110,
    align: 'end',
    card: cards[id] ?? 'none',
    value: ({ usage }) => usage[metric]?.[part] ?? null,
    cell: ({ usage }) => {
      const value = usage[metric]?.[part];
      return <span className="tabular">{value === undefined ? '–' : shown(value)}</span>;
    },
  });
  return [
    {
      id: 'name',
      header: text('name'),
      width: 160,
      grow: 2,
      fixed: true,
      card: 'title',
      value: ({ name }) => name,
      cell: ({ name, isGone }) => (
        <span className="truncate">
          <span className="font-mono text-sm">{name}</span>
          {isGone && <span className="text-sm text-muted"> · {text('gone')}</span>}
        </span>
      ),
    },
    {
      id: 'stack',
      header: text('stack'),
      width: 110,
      grow: 1,
      value: ({ stack }) => stack ?? '',
      cell: ({ stack }) => <span className="truncate text-muted">{stack}</span>,
    },
    figure('cpu', text('cpuMean'), 'cpuPercent', 'avg', format.percent),
    figure('cpuMax', text('cpuHighest'), 'cpuPercent', 'max', format.percent),
    figure('memory', text('memoryMean'), 'memoryBytes', 'avg', format.bytes),
    figure('memoryMax', text('memoryHighest'), 'memoryBytes', 'max', format.bytes),
    figure('rx', text('networkRx'), 'networkRxBytesPerSecond', 'avg', rate),
    figure('tx', text('networkTx'), 'networkTxBytesPerSecond', 'avg', rate),
    figure('read', text('blockRead'), 'blockReadBytesPerSecond', 'avg', rate),
    figure('written', text('blockWritten'), 'blockWriteBytesPerSecond', 'avg', rate),
  ];
}
