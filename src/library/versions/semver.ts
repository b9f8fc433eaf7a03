import { defineScheme } from './parts/define-scheme.ts';
import { compareSemantic } from './semver/compare-semantic.ts';
import { parseSemantic } from './semver/parse-semantic.ts';

/** npm, as node-semver orders loosely written versions; build metadata is ignored. A missing minor or patch number is 0. */
export const semver = defineScheme({
  id: 'semver',
  title: 'Semantic version',
  parse: parseSemantic,
  order: compareSemantic,
});
