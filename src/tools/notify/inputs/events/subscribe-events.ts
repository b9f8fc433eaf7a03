import type { EventType } from '#contracts/event.ts';
import type { AlertBook } from '../../alerts/alert-book.ts';
import type { NotifyKernel } from '../../notify-kernel.ts';
import { containersMapping } from './containers.ts';
import type { EventMapping } from './event-mapping.ts';
import { pulseMapping } from './pulse.ts';
import { securityMapping } from './security.ts';
import { watcherMapping } from './watcher.ts';

/** Before the bus starts: alerts of an event commit together with the note that it was handled. */
export function subscribeEvents(kernel: Pick<NotifyKernel, 'bus'>, book: AlertBook): void {
  subscribe(kernel, book, containersMapping);
  subscribe(kernel, book, pulseMapping);
  subscribe(kernel, book, watcherMapping);
  subscribe(kernel, book, securityMapping);
}

function subscribe<E extends EventType>(
  { bus }: Pick<NotifyKernel, 'bus'>,
  book: AlertBook,
  mapping: EventMapping<E>,
): void {
  bus.subscribe(
    mapping.events,
    mapping.name,
    async (event, tx) => {
      const reports = mapping.reportsOf(event);
      const ends = mapping.endsOfOthers?.(reports, book.all()) ?? [];
      if (reports.length > 0) await book.accept([...reports, ...ends], tx);
    },
    { from: mapping.from ?? 'next' },
  );
}
