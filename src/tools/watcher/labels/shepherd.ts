import { off, truth, undone } from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

export const shepherd: LabelFamily = {
  id: 'shepherd',
  title: 'Shepherd',
  prefixes: ['shepherd.'],
  labels: {
    enable: truth({}, off),
    'auth.config': undone(
      'Logins for registries are set under Registries in NEXUS.',
      'Los accesos a registros se ponen en Registros, en NEXUS.',
    ),
  },
};
