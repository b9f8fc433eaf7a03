import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import PlusIcon from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { StackSummary } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { useMay } from '../../../shell/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { HostNotice } from '../host-notice.tsx';
import { useLive } from '../live.ts';
import { Sections } from '../sections.tsx';
import { adoptStack } from './adopt-stack.ts';
import { DownDialog } from './down-dialog.tsx';
import { Fixes } from './fixes.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { useStackColumns } from './stack-columns.tsx';
import { stackPath } from './stack-path.ts';
import { useStacks } from './stack-queries.ts';
import { useMayCreateStack } from './use-may-create-stack.ts';
import { stacksText } from './stacks-text.ts';
import { useStackEntries } from './use-stack-entries.tsx';

export function StacksPage() {
  const text = useText(stacksText);
  const may = useMay();
  const query = useStacks();
  const found =
    query.data?.stacks
      .filter(({ origin }) => origin === 'found')
      .filter((stack) => may('containers:edit', stackResource(stack.host, stack.name))) ?? [];
  const mayCreate = useMayCreateStack();
  const { hosts, loaded } = useLive();
  const rows = query.data?.stacks ?? [];
  // Nothing was ever read from a host that does not answer: an empty list would claim that there is nothing.
  const isUnknown = loaded && rows.length === 0 && hosts.every(({ state }) => state !== 'live');
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text('stacks')}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Sections current="stacks" />
        {mayCreate && query.data?.stacks.length !== 0 && <NewStackLink />}
      </div>
      {hosts.map((host) => (
        <HostNotice key={host.id} host={host} hasRows={rows.length > 0} />
      ))}
      {query.data?.hosts
        .filter(({ composeVersion }) => composeVersion === null)
        .map(({ host, reason, fixes }) => (
          <Banner key={host} tone="warning" title={text('composeMissing', { host })}>
            {reason}
            <Fixes fixes={fixes} />
          </Banner>
        ))}
      {found.length > 0 && <FoundStacks found={found} />}
      {!isUnknown && <StackTable query={query} />}
      <DownDialog />
      <ForgetDialog />
    </div>
  );
}

/** How to have those started elsewhere here too, for all of them in one step. */
function FoundStacks({ found }: { found: readonly StackSummary[] }) {
  const text = useText(stacksText);
  const [busy, setBusy] = useState(false);
  const adoptAll = async () => {
    setBusy(true);
    for (const { host, name } of found) await adoptStack({ host, stack: name });
    setBusy(false);
  };
  return (
    <Banner
      tone="info"
      title={text('adoptTitle', { count: found.length })}
      action={
        <Button size="sm" busy={busy} onClick={() => void adoptAll()}>
          {text(found.length === 1 ? 'adopt' : 'adoptAll')}
        </Button>
      }
    >
      {text('adoptHint')}
    </Banner>
  );
}

function NewStackLink() {
  const text = useText(stacksText);
  return (
    <Link to="/containers/stacks/new" className={`${buttonClass({ variant: 'primary' })} no-underline`}>
      <PlusIcon aria-hidden />
      {text('newStack')}
    </Link>
  );
}

function StackTable({ query }: { query: ReturnType<typeof useStacks> }) {
  const text = useText(stacksText);
  const navigate = useNavigate();
  const live = useLive();
  const offline = useConnection('containers').state === 'offline';
  const entries = useStackEntries();
  const { q = '' } = useSearch({ strict: false });
  const setFilter = (filter: string) =>
    void navigate({ to: '.', search: filter ? { q: filter } : {}, replace: true });
  const open = ({ host, name }: StackSummary) => void navigate({ to: stackPath({ host, stack: name }) });
  const rows = query.data?.stacks ?? [];
  const columns = useStackColumns(new Set(rows.map(({ host }) => host)).size > 1);
  return (
    <DataTable<StackSummary>
      tableId="stacks"
      label={text('stacks')}
      rows={rows}
      rowKey={({ host, name }) => `${host} ${name}`}
      rowName={({ name }) => name}
      columns={columns}
      filter={q}
      onFilterChange={setFilter}
      onOpen={open}
      rowActions={(stack) => [{ label: text('open'), onSelect: () => open(stack) }, ...entries(stack)]}
      version={({ state, drift, services }) => state + drift + services.length}
      isStale={(offline || live.hosts.some(({ state }) => state !== 'live')) && query.data !== undefined}
      loading={query.isPending}
      error={query.data ? undefined : query.error}
      onRetry={() => void query.refetch()}
      empty={<NothingHere />}
    />
  );
}

function NothingHere() {
  const text = useText(stacksText);
  const mayCreate = useMayCreateStack();
  return (
    <EmptyState title={text('emptyTitle')} action={mayCreate && <NewStackLink />}>
      {text('emptyHint')}
    </EmptyState>
  );
}
