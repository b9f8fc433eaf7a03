import type { Severity } from '#contracts/security/finding.ts';
import type { AffectedState, VersionSpan } from '../../advisories/advisory.ts';
import { fieldsOf, lineOf, wordOf } from '../reading/fields.ts';

export interface Verdict {
  readonly state: AffectedState;
  readonly spans: readonly VersionSpan[];
  readonly severity: Severity | undefined;
  readonly note: string | undefined;
}

/** https://security-team.debian.org/security_tracker.html#severity-levels; a `*` means that it was derived from elsewhere. */
const severities: Readonly<Record<string, Severity>> = {
  unimportant: 'negligible',
  low: 'low',
  medium: 'medium',
  high: 'high',
};

/**
 * What the tracker says of a flaw in a package of one release. `resolved` with the version "0" means that the package never had it. Open
 * with `nodsa`, nobody repairs it for now (`postponed`, or no reason: a point release may) or ever (`ignored`). Undefined: unreadable.
 */
export function verdictOf(entry: unknown): Verdict | undefined {
  const { status, fixed_version: fixed, urgency: rawUrgency, nodsa, nodsa_reason: reason } = fieldsOf(entry);
  const urgency = typeof rawUrgency === 'string' ? rawUrgency.replaceAll('*', '') : '';
  const severity = Object.hasOwn(severities, urgency) ? severities[urgency] : undefined;
  const note = lineOf(nodsa) ?? undefined;
  const of = (state: AffectedState, spans: readonly VersionSpan[] = []): Verdict => ({
    state,
    spans,
    severity,
    note,
  });
  if (status === 'undetermined') return of('undetermined');
  if (status === 'resolved') {
    const version = wordOf(fixed);
    if (version === null) return undefined;
    return version === '0' ? of('not-affected') : of('fixed', [{ fixed: version }]);
  }
  if (status !== 'open') return undefined;
  if (urgency === 'end-of-life') return of('end-of-life');
  if (reason === 'ignored') return of('will-not-fix');
  return of(note === undefined && reason === undefined ? 'affected' : 'deferred');
}
