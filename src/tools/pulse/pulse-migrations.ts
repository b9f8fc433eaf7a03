import { monitors } from './migrations/0001-monitors.ts';
import { maintenance } from './migrations/0002-maintenance.ts';

export const pulseMigrations = {
  '0001-monitors': monitors,
  '0002-maintenance': maintenance,
};
