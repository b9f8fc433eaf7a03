import { useMemo, useState } from 'react';
import type { ImportItem } from '#contracts/pulse/import.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import type { Outcome } from './count-items.ts';
import { importText } from './import-text.ts';
import { useItemColumns } from './item-columns.ts';
import { ItemDrawer } from './item-drawer.tsx';

/** Nothing in the file has an id of its own; its place in the report is one. */
interface ImportRow extends ImportItem {
  readonly key: string;
}

interface Props {
  items: readonly ImportItem[];
  isApplied: boolean;
  outcome: Outcome | null;
}

/** Everything that was found, by what it is; a row opens to all that is to be said of it. */
export function ItemTable({ items, isApplied, outcome }: Props) {
  const text = useText(importText);
  const [open, setOpen] = useState<ImportRow | null>(null);
  const rows = useMemo(
    () =>
      items
        .map((item, index): ImportRow => ({ ...item, key: String(index) }))
        .filter((row) => outcome === null || row.outcome === outcome),
    [items, outcome],
  );
  return (
    <>
      <DataTable<ImportRow>
        tableId="kuma-import"
        label={text('items')}
        rows={rows}
        rowKey={keyOf}
        rowName={nameOf}
        columns={useItemColumns(isApplied)}
        groupBy={{ key: ({ what }) => text(what), label: (what) => what }}
        onOpen={setOpen}
        openKey={open?.key}
        empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
      />
      {open && <ItemDrawer item={open} isApplied={isApplied} onClose={() => setOpen(null)} />}
    </>
  );
}

const keyOf = ({ key }: ImportRow) => key;
const nameOf = ({ name }: ImportRow) => name;
