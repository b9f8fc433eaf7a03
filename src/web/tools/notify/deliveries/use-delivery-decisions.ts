import type { Delivery } from '#contracts/notify/deliveries.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { notifyText } from '../notify-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { deliveriesText } from './deliveries-text.ts';
import { decideDelivery } from './delivery-actions.ts';

/** What a person may decide of a message, as menu entries. */
export function useDeliveryDecisions(): (delivery: Pick<Delivery, 'id' | 'state'>) => MenuEntry[] {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  const mayRespond = useMayNotify()('notify:respond', 'everywhere');
  return ({ id, state }) => {
    if (!mayRespond || state === 'sending') return [];
    const entry = (decision: 'resend' | 'drop') => ({
      label: text(decision),
      onSelect: () => void decideDelivery(id, decision, words('notDone')),
    });
    const isOpen = state === 'dead' || state === 'waiting';
    return isOpen ? [entry('resend'), entry('drop')] : [entry('resend')];
  };
}
