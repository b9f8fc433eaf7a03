import type { Labels } from '#contracts/notify/matcher.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { DestinationList, Outbox } from '../delivery/outbox.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import type { Target } from './plan-flush.ts';
import type { RouteMatch } from './route-match.ts';
import type { SuppressionRules } from './suppression.ts';

/** The routing in use, ready to be asked. */
export interface DispatchRouting extends Omit<SuppressionRules, 'silences'> {
  routesFor(labels: Labels): readonly RouteMatch[];
  targetOf(receiver: string): Target;
  watch(listener: () => void): () => void;
}

export interface DispatchOptions {
  readonly kernel: NotifyKernel;
  readonly book: AlertBook;
  readonly silences: SilenceBook;
  readonly routing: DispatchRouting;
  readonly destinations: DestinationList;
  readonly outbox: Outbox;
}
