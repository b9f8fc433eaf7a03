import type { AlertMoment } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { momentText } from './moment-text.ts';

/** What happened to an alert, and who did it where somebody did. */
export function useMomentWords(): (moment: AlertMoment) => string {
  const text = useText(momentText);
  return ({ kind, by, text: said }) => {
    switch (kind) {
      case 'acknowledged': {
        const words = by === null ? text('acknowledged') : text('acknowledgedBy', { name: by });
        return said === '' ? words : `${words}: ${said}`;
      }
      case 'unacknowledged':
        return by === null ? text('unacknowledged') : text('unacknowledgedBy', { name: by });
      case 'snoozed':
        return by === null ? text('snoozed') : text('snoozedBy', { name: by });
      case 'unsnoozed':
        return by === null ? text('unsnoozed') : text('unsnoozedBy', { name: by });
      case 'resolved':
        return by === null ? text('resolved') : text('resolvedBy', { name: by });
      case 'pending':
      case 'fired':
      case 'flapping-started':
      case 'flapping-ended':
        return text(kind);
    }
  };
}
