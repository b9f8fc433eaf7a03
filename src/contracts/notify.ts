import { z } from 'zod';
import { auditRecorded } from './hub/audit.ts';
import { alertmanagerEndpoints } from './notify/alertmanager.ts';
import { Severity } from './notify/alert.ts';
import { alertsEndpoints } from './notify/alerts.ts';
import { deliveriesEndpoints } from './notify/deliveries.ts';
import { destinationsEndpoints } from './notify/destinations.ts';
import { inputsEndpoints } from './notify/inputs.ts';
import { Labels } from './notify/matcher.ts';
import { routingEndpoints } from './notify/routing.ts';
import { silencesEndpoints } from './notify/silences.ts';
import { templatesEndpoints } from './notify/templates.ts';
import { defineContract } from './contract.ts';
import { defineEvent } from './event.ts';

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

export const notify = defineContract({
  id: 'notify',
  title: 'Notify',
  events: [alertFired, alertResolved, deliveryGivenUp, auditRecorded.notify],
  endpoints: {
    ...alertsEndpoints,
    ...silencesEndpoints,
    ...routingEndpoints,
    ...destinationsEndpoints,
    ...deliveriesEndpoints,
    ...inputsEndpoints,
    ...templatesEndpoints,
    ...alertmanagerEndpoints,
  },
});
