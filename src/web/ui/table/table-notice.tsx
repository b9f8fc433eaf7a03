import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { uiText } from '../../i18n/ui-text.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { errorWords } from '../error-words.ts';
import { Loading } from '../loading.tsx';

export interface TableNoticeProps {
  rows: readonly unknown[];
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  empty?: ReactNode;
  view: { filter: string; setFilter: (filter: string) => void; placed: readonly unknown[] };
}

/** What stands in the place of rows: an error, the wait, nothing at all, or nothing that matches. */
export function TableNotice({ rows, loading, error, onRetry, empty, view }: TableNoticeProps) {
  const text = useText(tableText);
  const common = useText(uiText);
  if (error !== undefined && error !== null) {
    const words = errorWords(error, common('somethingFailed'));
    return <ErrorState title={text('couldNotLoad')} {...words} onRetry={onRetry} retrying={loading} />;
  }
  if (view.placed.length > 0) return null;
  if (loading) return <Loading />;
  if (rows.length === 0) return empty ?? <EmptyState title={text('nothing')} />;
  return (
    <EmptyState
      title={text('nothingMatches', { filter: view.filter })}
      action={<Button onClick={() => view.setFilter('')}>{text('clearFilter')}</Button>}
    />
  );
}
