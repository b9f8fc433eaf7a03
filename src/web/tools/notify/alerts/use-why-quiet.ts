import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { notifyText } from '../notify-text.ts';

/** Why nobody is told of it any more, or nobody was: what holds it back first, then who is on it. */
export function useWhyQuiet(): (alert: Alert) => string {
  const text = useText(notifyText);
  const format = useFormat();
  const nowMs = useNow();
  return ({ suppressedBy, acknowledgement, snoozedUntilMs }) =>
    [
      ...suppressedBy.map((one) => one.text),
      ...(acknowledgement ? [text('ackBy', { name: acknowledgement.by }), acknowledgement.comment] : []),
      ...(snoozedUntilMs === null
        ? []
        : [text('snoozedUntil', { time: format.clock(snoozedUntilMs, nowMs) })]),
    ]
      .flatMap((part) => part.replace(/\.$/u, '') || [])
      .join('. ');
}
