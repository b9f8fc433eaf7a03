import { useEffect, useState } from 'react';
import { Bytes, Percent } from '../ui/amount.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { MenuEntry } from '../ui/menu.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Select } from '../ui/select.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { SummaryLine } from '../ui/summary-line.tsx';
import { type BulkAction, type Column, DataTable } from '../ui/table/data-table.tsx';
import { showToast } from '../ui/toast.ts';
import { type GalleryRow, galleryRows } from './table-rows.tsx';

const columns: Column<GalleryRow>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 180,
    grow: 3,
    fixed: true,
    card: 'title',
    cell: (row) => <span className="truncate font-mono text-sm font-medium">{row.name}</span>,
    value: (row) => row.name,
  },
  {
    id: 'state',
    header: 'State',
    width: 120,
    card: 'state',
    cell: (row) => <StateBadge state={row.state} />,
    value: (row) => row.state,
  },
  {
    id: 'cpu',
    header: 'CPU',
    width: 124,
    cell: (row) => <Load values={row.cpu} />,
    value: (row) => row.cpu.at(-1) ?? null,
  },
  {
    id: 'memory',
    header: 'Memory',
    width: 76,
    align: 'end',
    cell: (row) => <Bytes value={row.memoryBytes} />,
    value: (row) => row.memoryBytes,
  },
  {
    id: 'ports',
    header: 'Ports',
    width: 110,
    cell: (row) => <span className="font-mono text-sm text-muted">{row.ports}</span>,
    value: (row) => row.ports,
  },
  {
    id: 'started',
    header: 'Started',
    width: 96,
    cell: (row) => <RelativeTime atMs={row.startedAtMs} className="text-muted" />,
    value: (row) => row.startedAtMs,
  },
  {
    id: 'image',
    header: 'Image',
    width: 200,
    grow: 2,
    card: 'none',
    cell: (row) => <span className="truncate font-mono text-sm text-muted">{row.image}</span>,
    value: (row) => row.image,
  },
];

function Load({ values }: { values: GalleryRow['cpu'] }) {
  const last = values.at(-1);
  return (
    <span className="flex items-center gap-2">
      <Sparkline values={values} max={60} label="CPU over the last half hour" />
      {typeof last === 'number' && <Percent value={last} />}
    </span>
  );
}

const address = new URLSearchParams(location.search);
const failure = {
  detail: 'The host nas cannot be reached.',
  engineText: 'connect ECONNREFUSED 10.0.0.2:2376',
};

/** `&rows=300&group=stack&live&stale&loading&error`: the states a list can be in. */
export function TablePage() {
  const rows = useMovingRows(Number(address.get('rows') ?? 30), address.has('live'));
  const [openKey, setOpenKey] = useState<string>();
  const [grouping, setGrouping] = useState(address.get('group') ?? 'none');
  return (
    <>
      <div className="px-4 pt-3">
        <SummaryLine
          items={[
            { text: `${rows.length} containers` },
            { text: '1 unhealthy', tone: 'degraded' },
            { text: 'CPU 12 %' },
          ]}
        />
      </div>
      <DataTable
        tableId="gallery"
        label="Containers"
        rows={rows}
        rowKey={keyOf}
        rowName={(row) => row.name}
        columns={columns}
        groupBy={grouping === 'stack' ? groupByStack : undefined}
        onOpen={(row) => setOpenKey(row.id)}
        openKey={openKey}
        rowActions={actionsOf}
        bulkActions={bulkActions}
        rowShortcuts={[{ key: 'l', label: 'Logs', run: showLogs }]}
        version={(row) => row.state}
        isStale={address.has('stale')}
        loading={address.has('loading')}
        error={address.has('error') ? failure : undefined}
        onRetry={() => {}}
        empty={<NoContainers />}
        toolbar={<Grouping value={grouping} onChange={setGrouping} />}
      />
    </>
  );
}

function keyOf(row: GalleryRow): string {
  return row.id;
}

function showLogs(row: GalleryRow) {
  showToast({ title: `Logs of ${row.name}` });
}

function actionsOf(row: GalleryRow): MenuEntry[] {
  return [
    { label: 'Logs', shortcut: 'l', onSelect: () => showLogs(row) },
    { label: 'Restart', shortcut: 'r', onSelect: () => {} },
    'separator',
    { label: 'Remove', danger: true, onSelect: () => {} },
  ];
}

const bulkActions: BulkAction<GalleryRow>[] = [
  { id: 'restart', label: 'Restart', run: (chosen) => showToast({ title: `${chosen.length} restarted` }) },
  { id: 'stop', label: 'Stop', danger: true, run: () => {} },
];

function useMovingRows(count: number, isLive: boolean): GalleryRow[] {
  const [rows, setRows] = useState(() => galleryRows(count));
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => setRows((last) => last.map(moved)), 1500);
    return () => clearInterval(timer);
  }, [isLive]);
  return rows;
}

function Grouping({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const options = [
    { value: 'none', label: 'Not grouped' },
    { value: 'stack', label: 'By stack' },
  ];
  return (
    <Select hideLabel label="Group" className="w-32" value={value} onChange={onChange} options={options} />
  );
}

function NoContainers() {
  return (
    <EmptyState title="No containers yet" action={<Button variant="primary">Deploy a stack</Button>}>
      Every container of this host appears here by itself.
    </EmptyState>
  );
}

const groupByStack = {
  key: (row: GalleryRow) => row.stack,
  label: (key: string) => key,
  detail: (key: string, rows: readonly GalleryRow[]) => (
    <>
      <span className="truncate font-mono">{`/srv/${key}/compose.yaml`}</span>
      <span className="hidden sm:inline">{rows.length} services</span>
    </>
  ),
};

function moved(row: GalleryRow): GalleryRow {
  if (Math.random() > 0.2) return row;
  return {
    ...row,
    cpu: [...row.cpu.slice(1), Math.random() * 60],
    state: Math.random() < 0.1 ? 'unhealthy' : 'running',
  };
}
