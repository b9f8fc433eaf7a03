import type { Rating, Severity } from '#contracts/security/finding.ts';
import { readCvss } from '#library/cvss/read-cvss.ts';
import { fieldsOf, listOf, wordOf } from '../reading/fields.ts';

const mostRatings = 20;
/** GitHub's words, and Ubuntu's priorities (https://ubuntu.com/security/cves/about#priority). */
const words: Readonly<Record<string, Severity>> = {
  negligible: 'negligible',
  low: 'low',
  moderate: 'medium',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
};
const newestFirst = ['CVSS_V4', 'CVSS_V3', 'CVSS_V2'];

/** How a record rates its flaw, best first: the publisher's own word with the newest vector, then the other vectors. */
export function ratingsOf(record: Readonly<Record<string, unknown>>): readonly Rating[] {
  const id = wordOf(record['id']) ?? '';
  const vectors = vectorsOf(record['severity']);
  if (id.startsWith('UBUNTU-')) {
    const priority = ubuntuPriority(record['severity']);
    const own: readonly Rating[] = priority
      ? [{ source: 'ubuntu', severity: priority, vector: null, score: null }]
      : [];
    return [...own, ...vectors.map((vector) => rated('osv', vector))];
  }
  if (!id.startsWith('GHSA-')) return vectors.map((vector) => rated('osv', vector));
  const label = severityWord(fieldsOf(record['database_specific'])['severity']);
  const ratings = vectors.map((vector) => rated('github', vector));
  if (label === undefined) return ratings;
  const [first = { source: 'github', vector: null, score: null }, ...others] = ratings;
  return [{ ...first, severity: label }, ...others];
}

/** What `affected[].severity` says of one package. */
export function severityOf(severity: unknown): Severity | undefined {
  const [vector] = vectorsOf(severity);
  return ubuntuPriority(severity) ?? (vector === undefined ? undefined : rated('osv', vector).severity);
}

function rated(source: string, vector: string): Rating {
  const scores = readCvss(vector);
  if (!scores) return { source, severity: 'unknown', vector, score: null };
  const severity = scores.severity === 'none' ? 'negligible' : scores.severity;
  return { source, severity, vector, score: scores.baseScore };
}

function vectorsOf(severity: unknown): readonly string[] {
  const entries = listOf(severity, mostRatings).map(fieldsOf);
  const vectors = newestFirst.flatMap((type) =>
    entries.filter((entry) => entry['type'] === type).map((entry) => wordOf(entry['score'])),
  );
  return [...new Set(vectors)].filter((vector) => vector !== null);
}

function ubuntuPriority(severity: unknown): Severity | undefined {
  const entry = listOf(severity, mostRatings)
    .map(fieldsOf)
    .find(({ type }) => type === 'Ubuntu');
  return entry && (severityWord(entry['score']) ?? 'unknown');
}

function severityWord(word: unknown): Severity | undefined {
  const key = typeof word === 'string' ? word.toLowerCase() : '';
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
