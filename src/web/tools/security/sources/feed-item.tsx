import ChevronIcon from 'lucide-react/icons/chevron-right';
import { useId, useState } from 'react';
import type { FeedState } from '#contracts/security/feeds.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { SafeLink } from '../safe-link.tsx';
import { useDoing } from '../use-doing.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { FeedParts } from './feed-parts.tsx';
import { saveSettings, useSettings } from './feed-queries.ts';
import { advisoriesOf, failures, type FeedHealth, feedHealth, feedMarks, oldestCheck } from './feed-state.ts';
import { sourcesText } from './sources-text.ts';

const healthWords = {
  off: 'off',
  notNeeded: 'notNeeded',
  fetching: 'fetchingNow',
  never: 'never',
  old: 'old',
  fresh: 'fresh',
} as const satisfies Record<Exclude<FeedHealth, 'failed'>, keyof typeof sourcesText>;

/** A feed in a line, and its files below when asked for. */
export function FeedItem({ feed }: { feed: FeedState }) {
  const text = useText(sourcesText);
  const nowMs = useNow();
  const id = useId();
  const health = feedHealth(feed, nowMs);
  const [isOpen, setIsOpen] = useState(health === 'failed');
  const word = health === 'failed' ? text('failed', { count: failures(feed) }) : text(healthWords[health]);
  const isUnfoldable = feed.parts.length > 0;
  return (
    <div className="flex flex-col">
      <div className="flex items-center gap-3 py-2 pr-3 pl-1">
        <button
          type="button"
          disabled={!isUnfoldable}
          aria-expanded={isUnfoldable ? isOpen : undefined}
          aria-controls={isUnfoldable && isOpen ? id : undefined}
          aria-label={text('showParts', { name: feed.title })}
          onClick={() => setIsOpen(!isOpen)}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted enabled:hover:bg-hover disabled:opacity-0 pointer-coarse:size-10"
        >
          <ChevronIcon
            aria-hidden
            className={cx('size-4 transition-transform duration-150', isOpen && 'rotate-90')}
          />
        </button>
        <div className="grid min-w-0 flex-1 items-baseline gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_11rem_minmax(0,1fr)]">
          <span className="min-w-0 truncate font-medium" title={`${feed.title}, ${feed.publisher}`}>
            {feed.title} <span className="text-sm font-normal text-muted">{feed.publisher}</span>
          </span>
          <StateBadge state={feedMarks[health]} word={word} />
          <Numbers feed={feed} />
        </div>
        <Use feed={feed} />
      </div>
      {isOpen && isUnfoldable && (
        <div id={id} className="flex flex-col gap-2 pr-3 pb-3 pl-11">
          <FeedParts parts={feed.parts} />
          <p className="flex flex-wrap items-baseline gap-x-4 text-sm text-muted">
            <SafeLink address={feed.homepage} />
            <span>{text('licence', { name: feed.licence })}</span>
          </p>
        </div>
      )}
    </div>
  );
}

function Numbers({ feed }: { feed: FeedState }) {
  const text = useText(sourcesText);
  const format = useFormat();
  const nowMs = useNow();
  const oldestAtMs = oldestCheck(feed);
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-4 text-sm text-muted sm:justify-end">
      {feed.parts.length > 0 && <span>{text('advisories', { count: advisoriesOf(feed) })}</span>}
      {oldestAtMs !== null && feed.isOn && (
        <span title={format.exactTime(oldestAtMs)}>
          {text('oldest', { ago: format.ago(oldestAtMs, nowMs) })}
        </span>
      )}
    </span>
  );
}

function Use({ feed }: { feed: FeedState }) {
  const text = useText(sourcesText);
  const { busy, doing } = useDoing();
  const { data: settings } = useSettings();
  const mayConfigure = useMaySecurity()('security:configure', 'everywhere');
  if (!mayConfigure || !settings) return null;
  const isOn = !settings.feedsOff.includes(feed.id);
  const others = settings.feedsOff.filter((id) => id !== feed.id);
  const change = (on: boolean) =>
    doing(() => saveSettings(settings, { feedsOff: on ? others : [...others, feed.id] }));
  return (
    <span className="shrink-0 [&_label>span:last-child]:sr-only">
      <Switch
        label={text('use', { name: feed.title })}
        checked={isOn}
        busy={busy}
        onChange={(on) => void change(on)}
      />
    </span>
  );
}
