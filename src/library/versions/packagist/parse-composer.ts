/** Numbers, and the words `dev`, `alpha`, `beta`, `rc`, `patch`, in the order in which they stand. */
export type ComposerPieces = readonly string[];

/** Each number is taken whole, so that a long one is not tried in pieces. */
const modifier = String.raw`[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+(?!\d))*))?([.-]?dev)?`;
const classical = new RegExp(String.raw`^v?(\d{1,5}(?:\.\d+){0,3})${modifier}$`);
const dated = new RegExp(String.raw`^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3}){0,2})${modifier}$`);
const branch = /^v?(\d+(?:\.(?:\d+|[x*])){0,3})[.-]?dev$/;
const flag = /@(?:stable|rc|beta|alpha|dev)$/;

const longForms: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', p: 'patch', pl: 'patch' };
const parts = 4;
/** What Composer writes for the open end of a branch. */
const open = '9999999';

/** VersionParser::normalize of composer/semver. Branches with a name have no order. */
export function parseComposer(text: string): ComposerPieces | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(flag, '')
    .replace(/\+\S+$/, '');
  const release = classical.exec(plain);
  if (release !== null) return [...padded(release[1] ?? '', '0'), ...readModifier(release)];
  const date = dated.exec(plain);
  if (date !== null) return [...(date[1] ?? '').split(/\D/), ...readModifier(date)];
  const numbers = branch.exec(plain)?.[1];
  return numbers === undefined ? undefined : [...padded(numbers.replaceAll(/[x*]/g, open), open), 'dev'];
}

function padded(numbers: string, missing: string): readonly string[] {
  const written = numbers.split('.');
  return [...written, ...Array.from({ length: parts - written.length }, () => missing)];
}

function readModifier([, , stage = '', counter = '', dev]: readonly (string | undefined)[]): string[] {
  if (stage === 'stable') return [];
  const counters = counter.split(/[.-]/).filter((digits) => digits !== '');
  const word = Object.hasOwn(longForms, stage) ? (longForms[stage] ?? stage) : stage;
  return [...(stage === '' ? [] : [word, ...counters]), ...(dev === undefined ? [] : ['dev'])];
}
