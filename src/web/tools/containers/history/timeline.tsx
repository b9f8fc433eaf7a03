import { useState } from 'react';
import type { TimelineEvent, TimelineKind } from '#contracts/containers/history.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { Select } from '../../../ui/select.tsx';
import { cx } from '../../../ui/cx.ts';
import { type EventTone, toneOf } from './event-tone.ts';
import { type TimelineFilter, useTimeline } from './history-queries.ts';
import { historyText } from './history-text.ts';
import { useEventWords } from './use-event-words.ts';

const choices = {
  all: undefined,
  runs: ['started', 'died', 'paused', 'unpaused'],
  health: ['health'],
  changes: ['created', 'replaced', 'renamed', 'connected', 'disconnected', 'removed'],
  people: ['operation'],
} as const satisfies Record<string, readonly TimelineKind[] | undefined>;
type Choice = keyof typeof choices;
const choiceIds = ['all', 'runs', 'health', 'changes', 'people'] as const satisfies readonly Choice[];

export interface TimelineProps {
  filter: Omit<TimelineFilter, 'kinds'>;
  /** The container that the page is about; without one, each event says whose it is. */
  containerId?: string;
  /** One below the heading of what it is part of. */
  heading?: 'h2' | 'h3';
}

/** What happened, newest first, in words. */
export function Timeline({ filter, containerId, heading: Heading = 'h3' }: TimelineProps) {
  const text = useText(historyText);
  const [choice, setChoice] = useState<Choice>('all');
  const query = useTimeline({ ...filter, kinds: choices[choice] });
  const events = query.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <section className="flex flex-col gap-2" aria-label={text('timeline')}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading className="text-sm font-medium text-muted">{text('timeline')}</Heading>
        <Select<Choice>
          label={text('show')}
          hideLabel
          value={choice}
          onChange={setChoice}
          options={choiceIds.map((value) => ({ value, label: text(`show-${value}`) }))}
        />
      </div>
      {query.error && !query.data ? (
        <ErrorState
          title={text('timelineFailed')}
          {...explain(query.error, text('timelineFailed'))}
          onRetry={() => void query.refetch()}
        />
      ) : query.isPending ? (
        <Loading rows={6} />
      ) : events.length === 0 ? (
        <p className="py-2 text-muted">{text('nothingHappened')}</p>
      ) : (
        <ol className="flex flex-col">
          {events.map((event) => (
            <Entry key={event.id} event={event} containerId={containerId} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button
          className="self-center"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {text('older')}
        </Button>
      )}
    </section>
  );
}

/** A shape and a colour; the words say the rest. */
const marks: Readonly<Record<EventTone, { sign: string; className: string }>> = {
  bad: { sign: '■', className: 'text-down' },
  good: { sign: '●', className: 'text-up' },
  person: { sign: '◆', className: 'text-accent-ink' },
  plain: { sign: '○', className: 'text-muted' },
};

function Entry({ event, containerId }: { event: TimelineEvent; containerId: string | undefined }) {
  const text = useText(historyText);
  const words = useEventWords();
  const mark = marks[toneOf(event)];
  const isEarlier = containerId !== undefined && event.containerId !== containerId;
  return (
    <li className="flex items-baseline gap-2.5 border-t border-line-soft py-2 first:border-0">
      <span aria-hidden className={cx('w-3 shrink-0 text-center text-sm', mark.className)}>
        {mark.sign}
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {containerId === undefined && <span className="font-mono text-sm">{event.name} </span>}
        {words(event)}
        {isEarlier && <span className="text-sm text-muted"> · {text('earlierContainer')}</span>}
      </span>
      <RelativeTime atMs={event.atMs} className="shrink-0 text-sm whitespace-nowrap text-muted" />
    </li>
  );
}
