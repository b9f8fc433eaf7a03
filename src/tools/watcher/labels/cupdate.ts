import { patterns, setting } from '../label-parts/policy-readers.ts';
import { off, problem, truth } from '../label-parts/readers.ts';
import { versionsFrom } from '../label-parts/versions-from.ts';
import type { LabelFamily } from './label-family.ts';

/** Of cupdate (github.com/AlexGustafsson/cupdate, `docs/config.md`), as Docker and as Kubernetes have them. */
export const cupdate: LabelFamily = {
  id: 'cupdate',
  title: 'cupdate',
  prefixes: ['cupdate.config.', 'config.cupdate/'],
  labels: {
    ignore: truth(off, {}),
    pin: truth(setting('watchTags', false), {}),
    'stay-on-current-major': truth(setting('level', 'minor'), {}),
    'stay-below': (value) => {
      const pattern = versionsFrom(value);
      return pattern === undefined ? notVersion : patterns('exclude', [pattern]);
    },
  },
};

const notVersion = problem(
  'It is no version. Write it as 8 or 8.0.0.',
  'No es una versión. Escríbela como 8 u 8.0.0.',
);
