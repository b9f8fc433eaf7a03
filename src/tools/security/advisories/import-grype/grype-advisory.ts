import type { Rating, Severity } from '#contracts/security/finding.ts';
import { readCvss } from '#library/cvss/read-cvss.ts';
import type { Advisory } from '../advisory.ts';
import type { VulnerabilityBlob } from './grype-blobs.ts';

/** A row of `vulnerability_handles`. */
export interface GrypeVulnerability {
  readonly name: string;
  readonly status: string;
  readonly provider: string;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** Providers that were one source with us already, and the mail addresses that NVD tells its sources by. */
const sources: Readonly<Record<string, string>> = {
  'nvd@nist.gov': 'nvd',
  'security-advisories@github.com': 'github',
  'secalert@redhat.com': 'redhat',
  sles: 'suse',
  mariner: 'azurelinux',
};

const words: Readonly<Record<string, Severity>> = {
  negligible: 'negligible',
  unimportant: 'negligible',
  low: 'low',
  moderate: 'medium',
  medium: 'medium',
  important: 'high',
  high: 'high',
  critical: 'critical',
};

/** What a provider says of a flaw, without its packages. Its feed is `grype-` and the provider. */
export function advisoryOf(row: GrypeVulnerability, blob: VulnerabilityBlob): Omit<Advisory, 'affected'> {
  const references = (blob.refs ?? []).map(({ url }) => url);
  const named = [...new Set(blob.aliases)].filter((alias) => alias !== row.name);
  // An advisory that repairs several flaws lists them as aliases too.
  const cves = named.filter((name) => name.startsWith('CVE-'));
  const isForSeveral = cves.length + Number(row.name.startsWith('CVE-')) > 1;
  const withdrawnAtMs = timeOf(row.withdrawnAt);
  return {
    feed: `grype-${row.provider}`,
    id: row.name,
    aliases: isForSeveral ? named.filter((name) => !cves.includes(name)) : named,
    related: isForSeveral ? cves : [],
    title: null,
    details: blob.description ?? null,
    url: references[0] ?? null,
    references,
    publishedAtMs: timeOf(row.publishedAt),
    modifiedAtMs: timeOf(row.modifiedAt),
    withdrawnAtMs: row.status === 'rejected' ? (withdrawnAtMs ?? timeOf(row.modifiedAt) ?? 0) : withdrawnAtMs,
    ratings: (blob.severities ?? []).map(({ value, source }) =>
      ratingOf(value, nameOfSource(source || row.provider)),
    ),
  };
}

function nameOfSource(source: string): string {
  return sources[source] ?? source;
}

function ratingOf(value: string | { readonly vector: string }, source: string): Rating {
  const vector = typeof value === 'string' ? value : value.vector;
  const word = words[vector.toLowerCase()];
  if (word !== undefined) return { source, severity: word, vector: null, score: null };
  const scores = readCvss(vector);
  if (!scores) return { source, severity: 'unknown', vector: null, score: null };
  const severity = scores.severity === 'none' ? 'negligible' : scores.severity;
  return { source, severity, vector, score: scores.baseScore };
}

/** `2026-08-20 06:00:00+00:00`, or as RFC 3339 writes it. */
export function timeOf(text: string | null | undefined): number | null {
  const ms = Date.parse((text ?? '').replace(' ', 'T'));
  return Number.isNaN(ms) ? null : ms;
}
