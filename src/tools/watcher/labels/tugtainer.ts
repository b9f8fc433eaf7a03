import { dependsOn, onlyNotify, truth } from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

export const tugtainer: LabelFamily = {
  id: 'tugtainer',
  title: 'Tugtainer',
  prefixes: ['dev.quenary.tugtainer.'],
  labels: { protected: truth(onlyNotify, {}), depends_on: dependsOn },
};
