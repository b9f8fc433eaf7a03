import type { Delivery } from '#contracts/notify/deliveries.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deliveriesText } from './deliveries-text.ts';

/** Where a message goes, also when that was removed meanwhile. */
export function useDestinationName(): (delivery: Pick<Delivery, 'destinationName' | 'kind'>) => string {
  const text = useText(deliveriesText);
  return ({ destinationName, kind }) => (kind === '' ? text('removedChannel') : destinationName);
}
