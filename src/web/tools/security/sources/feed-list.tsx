import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { Loading } from '../../../ui/loading.tsx';
import { securityText } from '../security-text.ts';
import { FeedItem } from './feed-item.tsx';
import { useFeeds } from './feed-queries.ts';
import { byHealth } from './feed-state.ts';
import { sourcesText } from './sources-text.ts';

export function FeedList() {
  const text = useText(sourcesText);
  const words = useText(securityText);
  const format = useFormat();
  const nowMs = useNow();
  const query = useFeeds();
  if (query.error && !query.data)
    return (
      <ErrorState
        title={words('couldNotRead')}
        {...explain(query.error, words('couldNotRead'))}
        retrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  if (!query.data) return <Loading rows={6} />;
  const { feeds, sizeBytes } = query.data;
  if (feeds.length === 0) return <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>;
  return (
    <section aria-label={text('feeds')} className="flex flex-col gap-1.5">
      <h2 className="flex items-baseline gap-3 px-3 text-sm font-medium text-muted">
        {text('feeds')}
        {sizeBytes > 0 && (
          <span className="font-normal">{text('size', { size: format.bytes(sizeBytes) })}</span>
        )}
      </h2>
      <ul className="divide-y divide-line-soft rounded-lg border border-line-soft bg-surface">
        {feeds.toSorted(byHealth(nowMs)).map((feed) => (
          <li key={feed.id}>
            <FeedItem feed={feed} />
          </li>
        ))}
      </ul>
    </section>
  );
}
