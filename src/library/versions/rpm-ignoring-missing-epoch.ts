import { defineScheme } from './parts/define-scheme.ts';
import { compareSegments } from './rpm/compare-segments.ts';
import { compareVersionRelease, parseEvr } from './rpm/evr.ts';

/**
 * RPM where one side may not know its epoch, such as a version taken from the name of a source package: epochs count only where both
 * are there, as Grype does. It is no order of more than two: do not sort by it.
 */
export const rpmIgnoringMissingEpoch = defineScheme({
  id: 'rpm-ignoring-missing-epoch',
  title: 'RPM package without a known epoch',
  parse: parseEvr,
  order: (a, b) =>
    (a.epoch !== undefined && b.epoch !== undefined && compareSegments(a.epoch, b.epoch)) ||
    compareVersionRelease(a, b),
});
