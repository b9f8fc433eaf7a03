import { flagOf, numberOf, patterns, setting, within } from './policy-readers.ts';
import { listOf, oneOf, undone } from './readers.ts';
import type { ReadLabel } from '../labels/label-family.ts';

const days = 'dd.updatePolicy.maturityMinAgeDays';
/** Of Drydock, where `mature` is said without days. */
const usualDays = 7;

const maturityMode = oneOf(['all', 'mature'], (mode) => (mode === 'all' ? setting('minimumAgeDays', 0) : {}));

/** Policies of Drydock 1.6, in the order in which they decide. */
export const drydockPolicy: Readonly<Record<string, ReadLabel>> = {
  'updatePolicy.maturityMode': (value, labels) =>
    value.trim().toLowerCase() === 'mature' && !Object.hasOwn(labels, days)
      ? setting('minimumAgeDays', usualDays)
      : maturityMode(value, labels),
  'updatePolicy.maturityMinAgeDays': numberOf('minimumAgeDays'),
  /** Beside the pattern of the container, since one list holds both. */
  'updatePolicy.skipTags': (value, labels) => {
    const pattern = labels['dd.tag.exclude'] ?? '';
    const tags = listOf(value, ',').map((tag) => `^${tag.replaceAll(/[^\w-]/g, String.raw`\$&`)}$`);
    return patterns('exclude', [...(pattern === '' ? [] : [pattern]), ...tags]);
  },
  'updatePolicy.skipDigests': undone(
    'NEXUS does not skip digests by label. Skip the version in NEXUS instead.',
    'NEXUS no descarta digests por etiqueta. Descarta la versión en NEXUS.',
  ),
  'watch.digest': flagOf('watchDigest'),
  /** Milliseconds. */
  'rollback.window': (value) =>
    /^\d{1,12}$/.test(value.trim())
      ? within('gateSeconds', Math.ceil(Number(value) / 1000))
      : numberOf('gateSeconds')(value, {}),
};
