import { defineScheme } from './parts/define-scheme.ts';
import { compareSegments } from './rpm/compare-segments.ts';
import { compareVersionRelease, parseEvr } from './rpm/evr.ts';

/** Red Hat and its kin, SUSE, Amazon, Photon: rpm-version(7). A missing epoch is 0. */
export const rpm = defineScheme({
  id: 'rpm',
  title: 'RPM package',
  parse: parseEvr,
  order: (a, b) => compareSegments(a.epoch ?? '0', b.epoch ?? '0') || compareVersionRelease(a, b),
});
