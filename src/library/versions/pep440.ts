import { defineScheme } from './parts/define-scheme.ts';
import { comparePython } from './pep440/compare-python.ts';
import { parsePython } from './pep440/parse-python.ts';

/** PyPI: PEP 440, now "Version specifiers" of packaging.python.org. Older ways of writing are no versions. */
export const pep440 = defineScheme({
  id: 'pep440',
  title: 'Python package',
  parse: parsePython,
  order: comparePython,
  // "If the specified version identifier is a public version identifier […] the local version label of any candidate versions must be ignored".
  atLimit: (version, limit) => (limit.includes('+') ? version : (version.split('+', 1)[0] ?? version)),
});
