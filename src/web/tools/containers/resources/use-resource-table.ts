import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { useMay } from '../../../shell/session.ts';
import type { DataTableProps } from '../../../ui/table/data-table.tsx';
import { resourcesText } from './resources-text.ts';
import { useFilter } from './use-filter.ts';

interface ResourceTable<Row> {
  query: UseQueryResult;
  /** What a row is, as its address has it: `/containers/images/<host>/<id>`. */
  kind: 'image' | 'network' | 'volume';
  /** Unique on its host. */
  idOf: (row: Row) => string;
  /** A removal is of one host: of rows from several, those of the first row's. */
  askRemoval: (host: string, ids: readonly string[]) => void;
}

interface OpenParams {
  host?: string;
  image?: string;
  network?: string;
  volume?: string;
}

/** What the tables of images, networks and volumes do alike. */
export function useResourceTable<Row extends { readonly host: string }>(
  options: ResourceTable<Row>,
): Partial<DataTableProps<Row>> & Pick<DataTableProps<Row>, 'rowKey'> {
  const { query, kind, idOf, askRemoval } = options;
  const common = useText(resourcesText);
  const may = useMay();
  const navigate = useNavigate();
  const isOffline = useConnection('containers').state === 'offline';
  const { filter, setFilter } = useFilter();
  const openKey = useParams({
    strict: false,
    select: (params: OpenParams) => `${params.host} ${params[kind]}`,
  });
  const open = (row: Row) =>
    void navigate({
      to: `/containers/${kind}s/${encodeURIComponent(row.host)}/${encodeURIComponent(idOf(row))}`,
      search: filter ? { q: filter } : {},
    });
  const removeMany = (chosen: readonly Row[]) => {
    const host = chosen[0]?.host ?? '';
    askRemoval(host, chosen.filter((row) => row.host === host).map(idOf));
  };
  return {
    rowKey: (row) => `${row.host} ${idOf(row)}`,
    filter,
    onFilterChange: setFilter,
    onOpen: open,
    openKey,
    bulkActions: may('containers:remove', 'somewhere')
      ? [{ id: 'remove', label: common('removeChosen'), danger: true, run: removeMany }]
      : [],
    isStale: isOffline && query.data !== undefined,
    loading: query.isPending,
    error: query.data ? undefined : query.error,
    onRetry: () => void query.refetch(),
  };
}
