import { buffer } from 'node:stream/consumers';
import { finding as exported } from '#contracts/security/exports/test-finding.ts';
import type { ScanResult } from '#contracts/security/difference.ts';
import type { Finding, FindingCounts } from '#contracts/security/finding.ts';
import type { FlawDetails, LabFlaw } from '#contracts/security/flaw.ts';
import type { ScannedImage } from '#contracts/security/image.ts';
import { openServer } from '../test-cli.ts';

export const words = (en: string) => ({ en, es: '' });
const minuteMs = 60_000;

export function finding(changes: Partial<Finding> = {}): Finding {
  const { host: _host, image: _image, reference: _reference, ...rest } = exported();
  return { ...rest, ...changes };
}

export function counts(changes: Partial<FindingCounts> = {}): FindingCounts {
  return {
    ranks: { now: 0, soon: 0, plan: 0, watch: 0, none: 0 },
    severities: { unknown: 0, negligible: 0, low: 0, medium: 0, high: 0, critical: 0 },
    repairable: 0,
    exploited: 0,
    accepted: 0,
    hidden: 0,
    ...changes,
  };
}

export function result(changes: Partial<ScanResult> = {}): ScanResult {
  return {
    name: 'nginx:1.27',
    digest: `sha256:${'d'.repeat(64)}`,
    distribution: { id: 'alpine', version: '3.20', codename: null, title: 'Alpine Linux v3.20' },
    packages: 30,
    counts: counts(),
    findings: [],
    problems: [],
    advisoriesAtMs: 0,
    ...changes,
  };
}

const { flaw, aliases, title, severity, ratedBy, exploited, likelihood, rank, score, reasons } = exported();
export const labFlaw: LabFlaw = {
  flaw,
  aliases,
  title: `${title}\u001b[2J`,
  severity,
  ratedBy,
  exploited,
  likelihood,
  rank,
  score,
  reasons,
  places: ['web', 'proxy', 'blog', 'shop'].map((name) => ({
    host: 'nas',
    image: 'sha256:a',
    reference: 'nginx:1.27',
    containers: [{ name, stack: null, isRunning: true }],
    package: 'openssl',
    type: 'apk',
    version: '3.1.0-r1',
    repair: exported().repair,
    rank,
    isAccepted: false,
    isHidden: false,
  })),
  placesCount: 4,
  advice: words('Update nginx to 1.28.'),
  firstSeenAtMs: -3 * minuteMs,
};

export const details: FlawDetails = {
  ...labFlaw,
  details: 'First line.\nSecond\u001b[2J line.',
  detailsFrom: 'nvd',
  references: ['https://a.example/\u202e'],
  ratings: [{ source: 'nvd', severity: 'high', vector: 'CVSS:3.1/AV:N', score: 7.5 }],
  findings: [
    { ...finding(), host: 'nas', image: 'sha256:a', reference: 'nginx:1.27' },
    {
      ...finding({ accepted: { rule: 'r', by: 'ana', reason: 'Not reachable', untilMs: null } }),
      host: 'pi',
      image: 'sha256:b',
      reference: 'nginx:1.26',
    },
  ],
  publishedAtMs: null,
  modifiedAtMs: null,
  moments: [{ atMs: -2 * minuteMs, words: words('A repair appeared.') }],
};

export function image(name: string, changes: Partial<ScannedImage> = {}): ScannedImage {
  return {
    host: 'nas',
    id: `sha256:${name}`,
    references: [`${name}:1`],
    containers: [],
    distribution: { id: 'debian', version: '11', codename: null, title: 'Debian 11' },
    supportEnd: null,
    packages: 90,
    knowledge: { state: 'known', reason: null, readAtMs: 0, matchedAtMs: 0, unmatched: 0 },
    counts: counts(),
    worst: [],
    ...changes,
  };
}

const status = { reading: [], waiting: 0, advisoriesAtMs: 0, isFetching: false, troubles: [] };
export const overview = {
  status: { ...status, troubles: [{ id: 'feed', words: words('Debian has not answered for 3 days.') }] },
  counts: counts(),
  images: { known: 1, partial: 0, unknown: 0, pending: 0, unmatched: 0 },
  endOfLife: [],
  week: { appeared: 0, repaired: 0 },
};

/** A Security that remembers what it was asked. */
export async function openSecurity(
  whenOver: (close: () => void) => void,
  changes: Readonly<Record<string, unknown>> = {},
) {
  const asked: { call: string; body: Buffer }[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    'GET /api/security/flaws': { flaws: [labFlaw], total: 1 },
    'GET /api/security/overview': overview,
    [`GET /api/security/flaws/${flaw}`]: details,
    'POST /api/security/scan/reference': result(),
    'POST /api/security/scan/archive': result(),
    ...changes,
  };
  const NEXUS_URL = await openServer((request, response) => {
    void buffer(request).then(
      (body) => {
        const call = `${request.method} ${(request.url ?? '').split('?')[0]}`;
        asked.push({ call: `${request.method} ${request.url}`, body });
        response.writeHead(call in answers ? 200 : 404, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answers[call] ?? {}));
      },
      // The caller broke off.
      () => response.destroy(),
    );
  }, whenOver);
  const bodyOf = (at: number): unknown => JSON.parse(asked.at(at)?.body.toString() ?? 'null');
  return { asked, bodyOf, environment: { NEXUS_URL, NEXUS_TOKEN: 't' } };
}
