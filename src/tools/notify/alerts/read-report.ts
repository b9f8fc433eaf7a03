import { oneLine } from '#contracts/notify/in-language.ts';
import type { Labels } from '#contracts/notify/matcher.ts';

const limits = { labels: 64, nameLength: 256, valueLength: 4_096, annotations: 64, annotationLength: 16_384 };

export type ReadLabels = { readonly labels: Labels } | { readonly reason: string };

/** Labels without the empty ones, or why they cannot be taken, in plain words. */
export function readLabels(given: Labels): ReadLabels {
  const names = Object.keys(given);
  let empty = 0;
  for (const name of names) {
    const value = given[name] ?? '';
    const reason = reasonAgainst(name, value);
    if (reason !== undefined) return { reason };
    if (value === '') empty += 1;
  }
  const kept = names.length - empty;
  if (kept === 0) return { reason: 'An alert needs at least one label that is not empty.' };
  if (kept > limits.labels) return { reason: `An alert may have ${limits.labels} labels at most.` };
  return { labels: empty === 0 ? given : withoutEmpty(given) };
}

/** Not by assignment: a label may be called `__proto__`. */
function withoutEmpty(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''));
}

function reasonAgainst(name: string, value: string): string | undefined {
  if (name === '') return 'A label has no name.';
  if (name.length > limits.nameLength) return `A label name is longer than ${limits.nameLength} characters.`;
  if (!name.isWellFormed() || !value.isWellFormed())
    return 'A label is not valid text: send labels as UTF-8.';
  if (name.includes('\0') || value.includes('\0')) return 'A label has a NUL character: send it without.';
  if (value.length > limits.valueLength)
    return `The value of the label ${name} is longer than ${limits.valueLength} characters.`;
  return undefined;
}

/** What a date can say: pages, messages and Alertmanager's clients have no words for other years. */
const earliestMs = Date.UTC(1000, 0, 1);
const latestMs = Date.UTC(9999, 11, 31);

/** Why the times of a report cannot be, in plain words. */
export function reasonAgainstTimes({
  startsAtMs = 0,
  endsAtMs = Infinity,
}: {
  readonly startsAtMs?: number | undefined;
  readonly endsAtMs?: number | undefined;
}): string | undefined {
  if (startsAtMs > endsAtMs) return 'It ends before it starts.';
  const isKnown = (atMs: number) => atMs >= earliestMs && atMs <= latestMs;
  return isKnown(startsAtMs) && (endsAtMs === Infinity || isKnown(endsAtMs))
    ? undefined
    : 'A time of it is no date: send milliseconds since 1970.';
}

/**
 * Annotations without the empty ones; what is too long is cut and what cannot be stored is replaced, for words are worth less
 * than the alert.
 */
export function readAnnotations(given: Labels): Labels {
  const names = Object.keys(given);
  if (names.length <= limits.annotations && names.every((name) => isFine(name, given[name] ?? '')))
    return given;
  const kept = Object.entries(given)
    .filter(([name, value]) => name !== '' && value !== '')
    .slice(0, limits.annotations)
    .map(([name, value]) => [storable(name), storable(value.slice(0, limits.annotationLength))]);
  return Object.fromEntries(kept);
}

function isFine(name: string, value: string): boolean {
  if (name === '' || value === '' || value.length > limits.annotationLength) return false;
  return storable(name) === name && storable(value) === value;
}

/** What a database takes as text. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

const places = ['container', 'stack', 'host', 'instance', 'job'];

/** One line: the summary, else the title, else the alert's name and where it is. */
export function titleOf(labels: Labels, annotations: Labels): string {
  const said = annotations['summary'] || annotations['title'];
  if (said) return oneLine(said);
  const name = labels['alertname'] ?? Object.values(labels)[0] ?? '';
  const place = places.map((each) => labels[each]).find((value) => value !== undefined && value !== name);
  return oneLine(place === undefined ? name : `${name} on ${place}`);
}
