import { comparePieces } from './packagist/compare-pieces.ts';
import { parseComposer, type ComposerPieces } from './packagist/parse-composer.ts';
import { defineScheme } from './parts/define-scheme.ts';

/** Composer: a version is first written out (`v1.0-b2` is `1.0.0.0-beta2`), then compared as PHP's version_compare does. */
export const packagist = defineScheme<ComposerPieces>({
  id: 'packagist',
  title: 'PHP package',
  parse: parseComposer,
  order: comparePieces,
});
