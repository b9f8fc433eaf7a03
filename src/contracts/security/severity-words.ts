import type { Words } from '../words.ts';
import type { Severity } from './finding.ts';

/** How people call each severity. */
export const severityWords: Readonly<Record<Severity, Words>> = {
  critical: { en: 'critical', es: 'crítica' },
  high: { en: 'high', es: 'alta' },
  medium: { en: 'medium', es: 'media' },
  low: { en: 'low', es: 'baja' },
  negligible: { en: 'negligible', es: 'insignificante' },
  unknown: { en: 'not rated', es: 'sin valorar' },
};
