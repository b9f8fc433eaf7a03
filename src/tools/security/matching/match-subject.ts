import type { Candidate } from '../advisories/look-up.ts';
import { applies } from './applies.ts';
import type { Finding, MatchablePackage, Unmatched } from './finding.ts';
import { flawsOf } from './flaws-of.ts';
import { judge } from './judge.ts';
import type { MatchContext } from './match-context.ts';
import { makeFinding, type Hit } from './make-finding.ts';
import { readCandidate, type Reading } from './read-candidate.ts';
import type { Subject } from './subject.ts';

interface SubjectMatch {
  readonly findings: readonly Finding[];
  readonly unmatched: readonly Unmatched[];
}

/** Candidates with the version that each compares with. */
type Asked = readonly { readonly candidate: Candidate; readonly version: string }[];

export function matchSubject(subject: Subject, context: MatchContext): SubjectMatch {
  const hits = new Map<string, [Hit, ...Hit[]]>();
  const unmatched: Unmatched[] = [];
  const ask = asking(subject, context);
  for (const one of subject.packages) {
    const unclear: string[] = [];
    for (const [flaw, readings] of readingsByFlaw(ask(one), one, subject, context)) {
      const judgement = judge(readings);
      if (judgement.kind === 'unclear') unclear.push(flaw);
      if (judgement.kind !== 'vulnerable') continue;
      const known = hits.get(flaw);
      if (known) known.push({ one, judgement, readings });
      else hits.set(flaw, [{ one, judgement, readings }]);
    }
    if (unclear.length > 0) unmatched.push({ reason: 'unreadable-version', package: one, flaws: unclear });
  }
  const findings = [...hits]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([flaw, found]) => makeFinding(flaw, subject, found, context));
  return { findings, unmatched };
}

/** What is said of a subject's source, and of each of its packages by its own name. */
function asking(subject: Subject, { candidatesOf }: MatchContext): (one: MatchablePackage) => Asked {
  const { ecosystem, release, version, isSystem } = subject;
  const all = candidatesOf({ ecosystem, release, name: subject.name });
  if (!isSystem) return () => all.map((candidate) => ({ candidate, version }));
  const ofSource = all
    .filter(({ affected }) => affected.kind === 'source')
    .map((candidate) => ({ candidate, version }));
  return ({ name, version: ownVersion }) => {
    const ofBinary = candidatesOf({ ecosystem, release, name })
      .filter(({ affected }) => affected.kind === 'binary')
      .map((candidate) => ({ candidate, version: ownVersion }));
    return [...ofSource, ...ofBinary];
  };
}

function readingsByFlaw(
  asked: Asked,
  one: MatchablePackage,
  { isSystem }: Subject,
  { schemes, namesOf }: MatchContext,
): ReadonlyMap<string, readonly Reading[]> {
  const readings = new Map<string, Reading[]>();
  for (const { candidate, version } of asked) {
    if (!applies(candidate.affected, one)) continue;
    const reading = readCandidate(candidate, version, schemes);
    for (const flaw of flawsOf(candidate, isSystem, namesOf)) {
      const known = readings.get(flaw);
      if (known) known.push(reading);
      else readings.set(flaw, [reading]);
    }
  }
  return readings;
}
