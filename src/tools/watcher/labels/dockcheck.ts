import { onlyNotify, problem, truth } from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

/** Of dockcheck (github.com/mag37/dockcheck, "Labels"). Only the one container is replaced here, as its second label asks for. */
export const dockcheck: LabelFamily = {
  id: 'dockcheck',
  title: 'dockcheck',
  prefixes: ['mag37.dockcheck.'],
  labels: {
    update: truth({}, onlyNotify),
    'only-specific-container': truth(
      {},
      problem(
        'NEXUS replaces the one container only, not the rest of its stack.',
        'NEXUS sustituye solo ese contenedor, no el resto de su stack.',
      ),
    ),
    'restart-stack': truth(
      problem(
        'NEXUS restarts what depends on the container, not the whole stack.',
        'NEXUS reinicia lo que depende del contenedor, no todo el stack.',
      ),
      {},
    ),
  },
};
