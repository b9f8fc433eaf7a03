import { compareSegments } from './gem/compare-segments.ts';
import { parseGem, type GemSegments } from './gem/parse-gem.ts';
import { defineScheme } from './parts/define-scheme.ts';

/** RubyGems, as Gem::Version orders them. The platform (`1.2.0-x86_64-linux`) is no part of a version and has to be cut off before. */
export const gem = defineScheme<GemSegments>({
  id: 'gem',
  title: 'Ruby gem',
  parse: parseGem,
  order: compareSegments,
});
