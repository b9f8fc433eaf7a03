import type { Transaction } from '#kernel/database/database.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifySchema } from '../notify-schema.ts';

/** Nobody will report their end any more: the address is gone, or means something else now. */
export async function endAlertsOf(
  inputId: string,
  book: AlertBook,
  nowMs: number,
  tx: Transaction<NotifySchema>,
): Promise<void> {
  const ends = [...book.all()]
    .filter(
      ({ source }) => source.id === inputId && (source.kind === 'webhook' || source.kind === 'heartbeat'),
    )
    .filter(({ endsAtMs }) => endsAtMs === null || endsAtMs > nowMs)
    .map(({ labels, annotations, source }) => ({ labels, annotations, source, endsAtMs: nowMs }));
  if (ends.length > 0) await book.accept(ends, tx);
}
