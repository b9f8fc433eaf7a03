import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FoundMonitor } from '#contracts/pulse/discovery.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { showError, showToast } from '../../../ui/toast.ts';
import { pulseApi } from '../pulse-api.ts';
import { pulseText } from '../pulse-text.ts';
import { useKindTitle } from '../use-kinds.ts';
import { addFound } from './add-found.ts';
import { rereadDiscovery, type useDiscovery } from './discovery-queries.ts';
import { suggestionsText } from './suggestions-text.ts';

interface Props {
  query: ReturnType<typeof useDiscovery>;
  onEdit: (found: FoundMonitor) => void;
}

export function SuggestionTable({ query, onEdit }: Props) {
  const text = useText(suggestionsText);
  const navigate = useNavigate();
  const [withWatched, setWithWatched] = useState(false);
  const all = query.data?.found ?? [];
  const rows = all.filter(({ monitorId }) => withWatched || monitorId === null);
  const add = useAdding(all);
  const entries = (found: FoundMonitor): MenuEntry[] =>
    found.monitorId === null
      ? [
          { label: text('add'), onSelect: () => void add([found]) },
          { label: text('changeFirst'), onSelect: () => onEdit(found) },
        ]
      : [
          {
            label: text('open'),
            onSelect: () => void navigate({ to: `/pulse/monitors/${found.monitorId}` }),
          },
        ];
  return (
    <DataTable<FoundMonitor>
      tableId="suggestions"
      label={text('suggestions')}
      rows={rows}
      rowKey={({ key }) => key}
      rowName={({ draft }) => draft.name}
      columns={useColumns(add)}
      groupBy={{
        key: ({ container }) => container.stack ?? container.host,
        label: (key) => key,
      }}
      onOpen={(found) =>
        found.monitorId === null ? onEdit(found) : void navigate({ to: `/pulse/monitors/${found.monitorId}` })
      }
      rowActions={entries}
      bulkActions={[{ id: 'add', label: text('add'), run: (chosen) => void add(chosen) }]}
      toolbar={<Checkbox label={text('showWatched')} checked={withWatched} onChange={setWithWatched} />}
      loading={query.isPending}
      error={query.data ? undefined : query.error}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}

function useAdding(all: readonly FoundMonitor[]) {
  const text = useText(suggestionsText);
  return async (chosen: readonly FoundMonitor[]) => {
    const { added, failed } = await addFound(chosen, all, (body) => pulseApi.createMonitor({ body }));
    const counted = { count: added.length, name: added[0]?.draft.name ?? '' };
    if (added.length > 0) showToast({ title: text('added', counted) });
    if (failed) showError(failed.error, { title: text('notAdded', { name: failed.found.draft.name }) });
    await rereadDiscovery();
  };
}

function useColumns(
  add: (chosen: readonly FoundMonitor[]) => Promise<void>,
): readonly Column<FoundMonitor>[] {
  const text = useText(suggestionsText);
  const words = useText(pulseText);
  const language = useLanguage();
  const kindTitle = useKindTitle();
  return [
    textColumn({
      id: 'name',
      header: words('name'),
      width: 150,
      grow: 1,
      card: 'title',
      className: 'font-medium',
      value: ({ draft }) => draft.name,
    }),
    {
      id: 'add',
      header: words('state'),
      width: 100,
      card: 'state',
      cell: (found) =>
        found.monitorId === null ? (
          <Button size="sm" onClick={() => void add([found])}>
            {text('add')}
          </Button>
        ) : (
          <StateBadge state="up" word={text('watched')} />
        ),
    },
    textColumn({
      id: 'why',
      header: text('why'),
      width: 240,
      grow: 3,
      value: ({ reason }) => reason[language],
    }),
    textColumn({
      id: 'kind',
      header: words('kind'),
      width: 150,
      card: 'none',
      value: ({ draft }) => kindTitle(draft.kind),
    }),
    textColumn({
      id: 'source',
      header: text('source'),
      width: 130,
      card: 'none',
      hidden: true,
      value: ({ source }) => text(source),
    }),
    textColumn({
      id: 'container',
      header: text('container'),
      width: 150,
      card: 'none',
      hidden: true,
      className: 'font-mono text-sm',
      value: ({ container }) => container.name,
    }),
  ];
}
