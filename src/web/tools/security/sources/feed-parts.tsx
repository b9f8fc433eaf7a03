import type { FeedPartState } from '#contracts/security/feeds.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { StateMark } from '../../../ui/state-badge.tsx';
import { SafeLink } from '../safe-link.tsx';
import { useWords } from '../use-words.ts';
import { sourcesText } from './sources-text.ts';

/** Each file of a feed: what it tells of, how old it is, and why it is not newer. */
export function FeedParts({ parts }: { parts: readonly FeedPartState[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line-soft rounded-md border border-line bg-base">
      {parts.map((part) => (
        <li key={part.id} className="flex flex-col gap-0.5 px-3 py-2">
          <Part part={part} />
        </li>
      ))}
    </ul>
  );
}

function markOf({ isFetching, problem, checkedAtMs }: FeedPartState) {
  if (isFetching) return 'working';
  if (problem) return 'degraded';
  return checkedAtMs === null ? 'unknown' : 'up';
}

function Part({ part }: { part: FeedPartState }) {
  const text = useText(sourcesText);
  const say = useWords();
  const { covers, url, problem, advisories, checkedAtMs } = part;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        <StateMark state={markOf(part)} className="size-2.5" />
        <span className="font-medium wrap-anywhere">{covers.join(', ')}</span>
        <span className="text-sm text-muted">{text('advisories', { count: advisories })}</span>
        <PartTimes part={part} />
      </p>
      {problem && (
        <p className="text-sm text-degraded wrap-anywhere">
          {say(problem)} {checkedAtMs !== null && text('kept')}
        </p>
      )}
      <p className="font-mono text-xs text-muted">
        <SafeLink address={url} />
      </p>
    </>
  );
}

function PartTimes({ part: { checkedAtMs, changedAtMs, nextAtMs, isFetching } }: { part: FeedPartState }) {
  const text = useText(sourcesText);
  const format = useFormat();
  const nowMs = useNow();
  const times = [
    { key: 'checkedAgo', atMs: checkedAtMs },
    { key: 'changedAgo', atMs: changedAtMs },
    { key: 'nextAgo', atMs: isFetching || nextAtMs === null ? null : Math.max(nextAtMs, nowMs) },
  ] as const;
  return (
    <span className="ml-auto flex flex-wrap gap-x-4 text-sm text-muted">
      {checkedAtMs === null && <span>{text('never')}</span>}
      {times.map(
        ({ key, atMs }) =>
          atMs !== null && (
            <span key={key} title={format.exactTime(atMs)}>
              {text(key, { ago: format.ago(atMs, nowMs) })}
            </span>
          ),
      )}
    </span>
  );
}
