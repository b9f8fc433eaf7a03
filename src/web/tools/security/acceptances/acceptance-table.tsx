import type { Acceptance } from '#contracts/security/acceptance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { queryClient } from '../../../shell/session.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { showToast } from '../../../ui/toast.ts';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';
import { securityText } from '../security-text.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { askChange } from './accept-target.ts';
import { useAcceptanceColumns } from './acceptance-columns.tsx';
import { useAcceptances } from './acceptance-queries.ts';
import { acceptanceText } from './acceptance-text.ts';
import { useScopeWords } from './use-scope-words.ts';

export function AcceptanceTable() {
  const text = useText(acceptanceText);
  const words = useText(securityText);
  const scopeWords = useScopeWords();
  const query = useAcceptances();
  const mayAccept = useMaySecurity()('security:accept', 'everywhere');
  const takeBack = useTakeBack();
  // Those that hold first, and of these the newest.
  const rows = (query.data ?? []).toSorted((a, b) => Number(a.isOver) - Number(b.isOver) || b.atMs - a.atMs);
  return (
    <DataTable<Acceptance>
      tableId="security-acceptances"
      label={words('accepted')}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ scope }) => scopeWords(scope)}
      columns={useAcceptanceColumns()}
      version={({ isOver, findings }) => `${isOver} ${findings}`}
      {...(mayAccept && {
        onOpen: askChange,
        rowActions: (row: Acceptance) => [
          { label: text('edit'), onSelect: () => askChange(row) },
          { label: text('takeBack'), danger: true, onSelect: () => takeBack(row) },
        ],
      })}
      loading={query.isPending}
      error={query.error && !query.data ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      empty={
        <EmptyState
          title={text('emptyTitle')}
          action={<PageLink to="/security">{text('seeFlaws')}</PageLink>}
        >
          {text('emptyHint')}
        </EmptyState>
      }
    />
  );
}

function useTakeBack() {
  const text = useText(acceptanceText);
  const scopeWords = useScopeWords();
  return ({ id, scope, findings }: Acceptance) =>
    void askConfirm(
      {
        title: text('takeBackTitle', { scope: scopeWords(scope) }),
        action: text('takeBackAction'),
        loses: [text('opens', { count: findings })],
        wayBack: text('takeBackBack'),
      },
      async () => {
        await securityApi.endAcceptance({ params: { rule: id } });
        showToast({ title: text('tookBack') });
        await queryClient.invalidateQueries({ queryKey: flawsKey });
      },
    );
}
