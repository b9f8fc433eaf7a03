import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { resourcesText } from './resources-text.ts';

export interface DetailDrawerProps {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
  query: { readonly data?: unknown; readonly error: unknown; readonly refetch: () => Promise<unknown> };
  /** What was looked for is not in the answer. */
  isGone?: boolean;
  children: ReactNode;
}

/** One thing over its list: what is known of it, or why that is not known. */
export function DetailDrawer({ query, isGone, children, ...frame }: DetailDrawerProps) {
  const text = useText(resourcesText);
  const is404 = isNotFound(query.error);
  return (
    <Drawer open {...frame}>
      {isGone || is404 ? (
        <EmptyState title={text('goneTitle')}>{text('goneHint')}</EmptyState>
      ) : query.error ? (
        <ErrorState
          title={text('detailsFailed')}
          {...explain(query.error, text('detailsFailed'))}
          onRetry={() => void query.refetch()}
        />
      ) : query.data === undefined ? (
        <div className="p-4">
          <Loading rows={8} />
        </div>
      ) : (
        children
      )}
    </Drawer>
  );
}
