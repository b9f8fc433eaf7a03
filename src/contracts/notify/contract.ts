import { auditRecorded } from '../hub/audit.ts';
import { alertmanagerEndpoints } from './alertmanager.ts';
import { alertsEndpoints } from './alerts.ts';
import { deliveriesEndpoints } from './deliveries.ts';
import { destinationsEndpoints } from './destinations.ts';
import { deliveryGivenUp } from '../notify.ts';
import { inputsEndpoints } from './inputs.ts';
import { pushEndpoints } from './push.ts';
import { routingEndpoints } from './routing.ts';
import { silencesEndpoints } from './silences.ts';
import { templatesEndpoints } from './templates.ts';
import { defineContract } from '../contract.ts';

export const notify = defineContract({
  id: 'notify',
  title: 'Notify',
  events: [deliveryGivenUp, auditRecorded.notify],
  endpoints: {
    ...alertsEndpoints,
    ...silencesEndpoints,
    ...routingEndpoints,
    ...destinationsEndpoints,
    ...pushEndpoints,
    ...deliveriesEndpoints,
    ...inputsEndpoints,
    ...templatesEndpoints,
    ...alertmanagerEndpoints,
  },
});
