import { defineContract } from '../contract.ts';
import { auditRecorded } from '../hub/audit.ts';
import { discoveryEndpoints } from './discovery.ts';
import { pulseEvents } from './events.ts';
import { heartbeatsEndpoints } from './heartbeats.ts';
import { importEndpoints } from './import.ts';
import { incidentsEndpoints } from './incidents.ts';
import { liveEndpoints } from './live.ts';
import { maintenanceEndpoints } from './maintenance.ts';
import { metricsEndpoints } from './metrics.ts';
import { monitorsEndpoints } from './monitors.ts';
import { pushEndpoints } from './push.ts';
import { networkBack, networkLost, watchEndpoints } from './watch.ts';

export const pulse = defineContract({
  id: 'pulse',
  title: 'Pulse',
  events: [...pulseEvents, networkLost, networkBack, auditRecorded.pulse],
  endpoints: {
    ...monitorsEndpoints,
    ...liveEndpoints,
    ...heartbeatsEndpoints,
    ...incidentsEndpoints,
    ...watchEndpoints,
    ...maintenanceEndpoints,
    ...discoveryEndpoints,
    ...metricsEndpoints,
    ...pushEndpoints,
    ...importEndpoints,
  },
});
