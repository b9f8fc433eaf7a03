import { monitors } from './migrations/0001-monitors.ts';
import { maintenance } from './migrations/0002-maintenance.ts';
import { heartbeats } from './migrations/0003-heartbeats.ts';
import { incidents } from './migrations/0005-incidents.ts';
import { watching } from './migrations/0006-watching.ts';
import { push } from './migrations/0007-push.ts';

export const pulseMigrations = {
  '0001-monitors': monitors,
  '0002-maintenance': maintenance,
  '0003-heartbeats': heartbeats,
  '0005-incidents': incidents,
  '0006-watching': watching,
  '0007-push': push,
};
