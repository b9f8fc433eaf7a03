import { useMemo, useState } from 'react';
import type { ImportItem } from '#contracts/pulse/import.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { pulseText } from '../pulse-text.ts';
import type { Outcome } from './count-items.ts';
import { importText } from './import-text.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { markOfOutcome, wordOfOutcome } from './outcome-mark.ts';

/** Nothing in the file has an id of its own; its place in the report is one. */
export interface ImportRow extends ImportItem {
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
        columns={useColumns(isApplied)}
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

function useColumns(isApplied: boolean): readonly Column<ImportRow>[] {
  const text = useText(importText);
  const words = useText(pulseText);
  const language = useLanguage();
  return useMemo(
    () => [
      textColumn({
        id: 'name',
        header: words('name'),
        width: 200,
        grow: 1,
        fixed: true,
        card: 'title',
        className: 'font-medium',
        value: nameOf,
      }),
      stateColumn({
        id: 'outcome',
        header: text('outcome'),
        width: 140,
        mark: ({ outcome }) => markOfOutcome[outcome],
        word: ({ outcome }) => text(wordOfOutcome(outcome, isApplied)),
      }),
      textColumn({
        id: 'kind',
        header: text('theirKind'),
        width: 150,
        className: 'font-mono text-sm text-muted',
        value: ({ kind }) => kind,
      }),
      textColumn({
        id: 'notes',
        header: words('notes'),
        width: 260,
        grow: 4,
        className: 'text-muted',
        value: ({ notes }) => notes.map((note) => note[language]).join(' '),
      }),
      textColumn({
        id: 'what',
        header: text('what'),
        width: 150,
        hidden: true,
        card: 'none',
        value: ({ what }) => text(what),
      }),
    ],
    [text, words, language, isApplied],
  );
}
