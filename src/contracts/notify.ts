import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Severity } from './notify/alert.ts';
import { Labels } from './notify/matcher.ts';

const AboutAlert = z.object({
  fingerprint: z.string(),
  title: z.string(),
  severity: Severity,
  labels: Labels,
});

export const alertFired = defineEvent('notify.alert-fired', AboutAlert);
export const alertResolved = defineEvent('notify.alert-resolved', AboutAlert);
export const deliveryGivenUp = defineEvent(
  'notify.delivery-given-up',
  z.object({ deliveryId: z.string(), destination: z.string(), reason: z.string() }),
);
