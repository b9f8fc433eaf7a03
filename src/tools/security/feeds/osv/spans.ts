import type { VersionScheme } from '#library/versions/scheme.ts';
import type { VersionSpan } from '../../advisories/advisory.ts';
import { fieldsOf, listOf, wordOf } from '../reading/fields.ts';

type EventKind = 'introduced' | 'fixed' | 'last_affected' | 'limit';

interface Event {
  readonly kind: EventKind;
  readonly version: string;
}

const kinds: readonly EventKind[] = ['introduced', 'fixed', 'last_affected', 'limit'];
const mostRanges = 200;
const mostEvents = 2000;

/**
 * The spans of an `affected[]` entry (OSV schema, "affected[].ranges[].events fields" and "Evaluation"). Ranges of type GIT speak of
 * commits and are left out. Events come in any order and are sorted here.
 */
export function spansOf(affected: unknown, scheme: VersionScheme): readonly VersionSpan[] {
  const { ranges, database_specific: specific } = fieldsOf(affected);
  const last = lastKnown(fieldsOf(specific)['last_known_affected_version_range']);
  return listOf(ranges, mostRanges).flatMap((range) => {
    const { type, events } = fieldsOf(range);
    if (type !== 'SEMVER' && type !== 'ECOSYSTEM') return [];
    const read = listOf(events, mostEvents).flatMap(eventsOf);
    const limit = highestLimit(read, scheme);
    return walk(sortEvents(read, scheme)).map((span) => limited(limited(span, limit, scheme), last, scheme));
  });
}

function eventsOf(value: unknown): readonly Event[] {
  const fields = fieldsOf(value);
  return kinds.flatMap((kind) => {
    const version = wordOf(fields[kind]);
    return version === null ? [] : [{ kind, version }];
  });
}

/** By version, "0" first; at the same version what ends comes before what begins. Where there is no order, as given. */
function sortEvents(events: readonly Event[], scheme: VersionScheme): readonly Event[] {
  const compare = (a: Event, b: Event): number => {
    if (a.version === b.version) return Number(a.kind === 'introduced') - Number(b.kind === 'introduced');
    if (a.version === '0' || b.version === '0') return a.version === '0' ? -1 : 1;
    return scheme.compare(a.version, b.version) ?? 0;
  };
  return events.filter(({ kind }) => kind !== 'limit').toSorted(compare);
}

function walk(events: readonly Event[]): readonly VersionSpan[] {
  const spans: VersionSpan[] = [];
  let open: VersionSpan | undefined;
  for (const { kind, version } of events) {
    if (kind === 'introduced') open ??= version === '0' ? {} : { introduced: version };
    else if (open) {
      spans.push({ ...open, ...(kind === 'fixed' ? { fixed: version } : { lastAffected: version }) });
      open = undefined;
    }
  }
  return open ? [...spans, open] : spans;
}

interface Limit {
  readonly version: string;
  readonly isIncluded: boolean;
}

/** A version must lie below one of the limits, so that the highest counts; `*` is none. */
function highestLimit(events: readonly Event[], scheme: VersionScheme): Limit | undefined {
  const limits = events.filter(({ kind }) => kind === 'limit').map(({ version }) => version);
  if (limits.length === 0 || limits.includes('*')) return undefined;
  const version = limits.reduce((a, b) => ((scheme.compare(a, b) ?? 0) < 0 ? b : a));
  return { version, isIncluded: false };
}

/** GitHub says `<= 1.2.3` where it knows no repair. */
function lastKnown(text: unknown): Limit | undefined {
  const version = typeof text === 'string' ? wordOf(text.replace(/^<=\s*/, '')) : null;
  return typeof text === 'string' && text.startsWith('<=') && version !== null
    ? { version, isIncluded: true }
    : undefined;
}

/** Ends an open span at a limit. A limit that is excluded can only be written as a repair, which is what it nearly always is. */
function limited(span: VersionSpan, limit: Limit | undefined, scheme: VersionScheme): VersionSpan {
  if (!limit || span.fixed !== undefined || span.lastAffected !== undefined) return span;
  const from = span.introduced;
  if (from !== undefined && (scheme.compare(from, limit.version) ?? 0) > 0) return span;
  return { ...span, ...(limit.isIncluded ? { lastAffected: limit.version } : { fixed: limit.version }) };
}
