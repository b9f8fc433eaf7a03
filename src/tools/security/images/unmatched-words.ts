import type { Words } from '#contracts/words.ts';
import type { UnmatchedReason } from '../matching/finding.ts';

/** Why a package could not be compared, for a person. */
export const unmatchedWords: Readonly<Record<UnmatchedReason, Words>> = {
  'unknown-distribution': {
    en: 'No advisories are known to be for this distribution.',
    es: 'No se conocen avisos para esta distribución.',
  },
  'no-advisories': {
    en: 'No advisories for it have been fetched.',
    es: 'Aún no se han descargado avisos para él.',
  },
  'unreadable-version': {
    en: 'Its version has no place in the order that advisories use.',
    es: 'Su versión no tiene lugar en el orden que usan los avisos.',
  },
  'no-version': { en: 'It does not tell its version.', es: 'No dice su versión.' },
  'incomplete-name': {
    en: 'It does not tell its whole name, so that nobody can be asked about it.',
    es: 'No dice su nombre completo, así que no se puede preguntar por él.',
  },
  'third-party': {
    en: 'Somebody else than the distribution made it, so that its advisories do not speak of it.',
    es: 'No lo hizo la distribución, así que sus avisos no hablan de él.',
  },
  'owned-by-system': {
    en: 'A package of the system brought it: the advisories for that package speak of it.',
    es: 'Lo trajo un paquete del sistema: los avisos para ese paquete hablan de él.',
  },
  kernel: {
    en: 'It belongs to a kernel, which a container does not run.',
    es: 'Es parte de un núcleo, que un contenedor no ejecuta.',
  },
};
