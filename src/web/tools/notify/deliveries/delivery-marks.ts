import type { DeliveryState } from '#contracts/notify/deliveries.ts';
import type { State } from '../../../ui/state-badge.tsx';

export const deliveryMarks: Readonly<Record<DeliveryState, State>> = {
  waiting: 'paused',
  sending: 'working',
  sent: 'up',
  merged: 'up',
  dead: 'down',
  dropped: 'stopped',
};
