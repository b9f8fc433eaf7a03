import { fakeFinding } from '../fake-finding.ts';
import type { ExportedFinding } from './exported-finding.ts';

/** A flaw of openssl in an image of Alpine. */
export function finding(changes: Partial<ExportedFinding> = {}): ExportedFinding {
  const version = '3.1.0-r1';
  return {
    ...fakeFinding({
      flaw: 'CVE-2026-1000',
      title: 'A buffer is too small',
      type: 'apk',
      version,
      packages: [{ name: 'libssl3', version, arch: 'x86_64', path: 'lib/apk/db/installed', layer: 0 }],
      repair: { state: 'fixed', version: '3.1.0-r2', channel: null, note: null },
      ratedBy: 'nvd',
      ratings: [{ source: 'nvd', severity: 'high', vector: null, score: 7.5 }],
      score: 160,
      reasons: [{ id: 'severity', weight: 60, words: { en: 'It is severe.', es: 'Es grave.' } }],
      sources: [
        {
          feed: 'alpine',
          id: 'CVE-2026-1000',
          url: 'https://a.example/x',
          words: { en: 'It has it.', es: 'Lo tiene.' },
        },
      ],
      firstSeenAtMs: 0,
    }),
    host: 'nas',
    image: `sha256:${'a'.repeat(64)}`,
    reference: 'docker.io/library/nginx:1.27',
    ...changes,
  };
}
