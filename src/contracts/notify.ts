import { z } from 'zod';
import { defineEvent } from './event.ts';

export const deliveryGivenUp = defineEvent(
  'notify.delivery-given-up',
  z.object({ deliveryId: z.string(), destination: z.string(), reason: z.string() }),
);
