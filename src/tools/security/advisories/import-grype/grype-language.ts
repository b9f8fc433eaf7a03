/** A package of a language, as the index names it. */
export interface LanguagePackage {
  readonly ecosystem: string;
  readonly name: string;
}

type NameRule = (name: string) => string;

const asIs: NameRule = (name) => name;
const lower: NameRule = (name) => name.toLowerCase();
/** PEP 503, "Normalized Names". */
const python: NameRule = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/** By the ecosystems of Grype's packages: types of Syft, and of purl in some builds. */
const languages: ReadonlyMap<string, readonly [ecosystem: string, rule: NameRule]> = new Map([
  ['npm', ['npm', lower]],
  ['python', ['pypi', python]],
  ['pypi', ['pypi', python]],
  ['go-module', ['golang', asIs]],
  ['golang', ['golang', asIs]],
  ['go', ['golang', asIs]],
  ['java-archive', ['maven', asIs]],
  ['maven', ['maven', asIs]],
]);

/** Undefined for languages that NEXUS does not match. */
export function languagePackage(ecosystem: string, name: string): LanguagePackage | undefined {
  const known = languages.get(ecosystem);
  return known && { ecosystem: known[0], name: known[1](name) };
}
