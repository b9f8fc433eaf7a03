import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { notifyText } from '../notify-text.ts';
import type { InputsQuery } from './input-queries.ts';
import type { InputRow } from './input-rows.ts';
import { inputMarks } from './input-state.ts';
import { inputsText } from './inputs-text.ts';
import { useInputWords } from './use-input-words.ts';

interface Props {
  query: InputsQuery;
  rows: readonly InputRow[];
  openId: string | undefined;
  filter: string;
  onFilter: (filter: string) => void;
  onOpen: (id: string) => void;
  entries: (row: InputRow) => MenuEntry[];
}

export function InputTable({ query, rows, openId, filter, onFilter, onOpen, entries }: Props) {
  const words = useText(notifyText);
  const { nameOf } = useInputWords();
  return (
    <DataTable<InputRow>
      tableId="inputs"
      label={words('inputs')}
      rows={query.data ? rows : []}
      rowKey={({ id }) => id}
      rowName={nameOf}
      columns={useColumns()}
      filter={filter}
      onFilterChange={onFilter}
      onOpen={({ id }) => onOpen(id)}
      openKey={openId}
      rowActions={entries}
      version={({ state }) => state}
      loading={query.isPending}
      error={query.error ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
    />
  );
}

function useColumns(): readonly Column<InputRow>[] {
  const text = useText(inputsText);
  const words = useText(notifyText);
  const { nameOf, saysOf } = useInputWords();
  const nowMs = useNow();
  return [
    stateColumn({
      header: words('state'),
      width: 130,
      mark: ({ state }) => inputMarks[state],
      word: ({ state }) => text(state),
    }),
    textColumn({
      id: 'name',
      header: text('name'),
      width: 190,
      grow: 1,
      card: 'title',
      fixed: true,
      className: 'font-medium',
      value: nameOf,
    }),
    {
      id: 'kind',
      header: text('kind'),
      width: 140,
      value: ({ kind }) => text(kind),
      cell: ({ kind }) => text(kind),
    },
    {
      id: 'last',
      header: text('lastReport'),
      width: 120,
      value: ({ input }) => input?.lastSeenAtMs ?? '',
      cell: ({ input }) => input?.lastSeenAtMs != null && <RelativeTime atMs={input.lastSeenAtMs} />,
    },
    {
      id: 'alerts',
      header: text('alertsNow'),
      width: 110,
      align: 'end',
      value: ({ alerts }) => alerts || '',
      cell: ({ alerts }) => alerts > 0 && text('alertsOfIt', { count: alerts }),
    },
    textColumn({
      id: 'says',
      header: text('says'),
      width: 260,
      grow: 3,
      className: 'text-muted',
      value: (row) => saysOf(row, nowMs),
    }),
  ];
}
