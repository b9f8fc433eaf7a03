import { parseModule } from './go/parse-module.ts';
import { parseStandardLibrary } from './go/parse-standard-library.ts';
import { defineScheme } from './parts/define-scheme.ts';
import { compareSemantic } from './semver/compare-semantic.ts';

/**
 * Go's modules as golang.org/x/mod/semver orders them, with or without the leading `v`: pseudo versions by their prerelease,
 * `+incompatible` ignored. Its standard library as Go calls itself, `go1.21rc2`. `(devel)` is no version.
 */
export const go = defineScheme({
  id: 'go',
  title: 'Go module',
  parse: (text) => (text.startsWith('go') ? parseStandardLibrary(text) : parseModule(text)),
  order: compareSemantic,
});
