import { defineContract } from '../contract.ts';
import { auditRecorded } from '../hub/audit.ts';
import { watcherEvents } from './events.ts';
import { metricsEndpoints } from './metrics.ts';
import { policiesEndpoints } from './policies.ts';
import { registriesEndpoints } from './registries.ts';
import { runsEndpoints } from './run.ts';
import { settingsEndpoints } from './settings.ts';
import { updatesEndpoints } from './updates.ts';

export const watcher = defineContract({
  id: 'watcher',
  title: 'Watcher',
  events: [...watcherEvents, auditRecorded.watcher],
  endpoints: {
    ...updatesEndpoints,
    ...runsEndpoints,
    ...policiesEndpoints,
    ...registriesEndpoints,
    ...metricsEndpoints,
    ...settingsEndpoints,
  },
});
