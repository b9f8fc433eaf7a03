import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditEntry } from '#contracts/hub/audit.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { explain, hubApi } from '../../shell/api.ts';
import { Button } from '../../ui/button.tsx';
import { CodeView } from '../../ui/code/code-view.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { DataTable, type Column } from '../../ui/table/data-table.tsx';
import { cx } from '../../ui/cx.ts';
import { actionIn } from './audit-words.ts';
import { hubText } from './hub-text.ts';
import { Page } from './page.tsx';

const pageSize = 100;

export function AuditPage() {
  const language = useLanguage();
  const text = useText(hubText);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const columns = useAuditColumns();
  const query = useInfiniteQuery({
    queryKey: ['hub', 'audit'],
    queryFn: ({ pageParam, signal }) =>
      hubApi.auditLog({ query: { before: pageParam, limit: pageSize } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.id),
  });
  return (
    <Page title={text('audit')}>
      <DataTable
        tableId="audit"
        label={text('audit')}
        rows={query.data?.pages.flat() ?? []}
        rowKey={({ id }) => id}
        rowName={({ action, target }) => `${action} ${target}`}
        columns={columns}
        onOpen={setOpen}
        openKey={open?.id}
        loading={query.isPending}
        error={query.error ? explain(query.error, text('couldNotRead')) : undefined}
        onRetry={() => void query.refetch()}
        empty={<EmptyState title={text('auditEmpty')} />}
      />
      {query.hasNextPage && (
        <Button
          className="self-center"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {text('older')}
        </Button>
      )}
      {open && (
        <Drawer
          open
          onClose={() => setOpen(null)}
          title={actionIn(language, open.action)}
          subtitle={<span className="font-mono">{open.target}</span>}
        >
          <CodeView label={text('auditDetail')} language="json" text={JSON.stringify(open, null, 2)} />
        </Drawer>
      )}
    </Page>
  );
}

const tones = { succeeded: 'text-muted', failed: 'text-down', refused: 'text-degraded' } as const;

function useAuditColumns(): readonly Column<AuditEntry>[] {
  const language = useLanguage();
  const text = useText(hubText);
  return [
    {
      id: 'when',
      header: text('when'),
      width: 110,
      value: ({ atMs }) => atMs,
      cell: ({ atMs }) => <RelativeTime atMs={atMs} />,
    },
    {
      id: 'who',
      header: text('who'),
      width: 120,
      grow: 1,
      value: ({ actorName }) => actorName,
      cell: ({ actorName }) => actorName,
    },
    {
      id: 'what',
      header: text('what'),
      width: 160,
      grow: 1,
      card: 'title',
      value: ({ action }) => actionIn(language, action),
      cell: ({ action }) => <span className="truncate">{actionIn(language, action)}</span>,
    },
    {
      id: 'target',
      header: text('target'),
      width: 160,
      grow: 2,
      value: ({ target }) => target,
      cell: ({ target }) => <span className="truncate font-mono text-sm">{target}</span>,
    },
    {
      id: 'outcome',
      header: text('outcome'),
      width: 100,
      card: 'state',
      value: ({ outcome }) => outcome,
      cell: ({ outcome }) => <span className={cx(tones[outcome])}>{text(outcome)}</span>,
    },
  ];
}
