import { useText } from '../../../i18n/use-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { resourcesText } from './resources-text.ts';
import { type User, useUserNames } from './users-of.tsx';

/** Columns that lists of images, networks and volumes have alike. */
export function useResourceColumns<Row extends { readonly host: string }>() {
  const text = useText(resourcesText);
  const names = useUserNames();
  const host: Column<Row> = {
    id: 'host',
    header: text('host'),
    width: 110,
    value: (row) => row.host,
    cell: (row) => <span className="truncate font-mono text-sm">{row.host}</span>,
  };
  return {
    users: (id: string, header: string, usersOf: (row: Row) => readonly User[]): Column<Row> => ({
      id,
      header,
      width: 140,
      grow: 2,
      value: (row) => names(usersOf(row)),
      cell: (row) => (
        <span className={usersOf(row).length > 0 ? 'truncate font-mono text-sm' : 'truncate text-muted'}>
          {names(usersOf(row))}
        </span>
      ),
    }),
    stack: (widthPx: number, stackOf: (row: Row) => string | null): Column<Row> => ({
      id: 'stack',
      header: text('stack'),
      width: widthPx,
      value: stackOf,
      cell: (row) => <span className="truncate font-mono text-sm">{stackOf(row)}</span>,
    }),
    created: (createdAtMs: (row: Row) => number | null): Column<Row> => ({
      id: 'created',
      header: text('created'),
      width: 110,
      value: createdAtMs,
      cell: (row) => {
        const atMs = createdAtMs(row);
        return atMs !== null && <RelativeTime atMs={atMs} />;
      },
    }),
    /** The columns with that of the host behind the first, where rows of several hosts are shown. */
    withHost: (columns: readonly Column<Row>[], showHosts: boolean): readonly Column<Row>[] =>
      showHosts ? columns.toSpliced(1, 0, host) : columns,
  };
}
