import { facts } from './migrations/0001-facts.ts';
import { policies } from './migrations/0002-policies.ts';
import { registries } from './migrations/0003-registries.ts';
import { runs } from './migrations/0004-runs.ts';
import { told } from './migrations/0005-told.ts';

export const watcherMigrations = {
  '0001-facts': facts,
  '0002-policies': policies,
  '0003-registries': registries,
  '0004-runs': runs,
  '0005-told': told,
};
