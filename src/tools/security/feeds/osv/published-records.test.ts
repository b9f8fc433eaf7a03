import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { osvEcosystems } from './osv-ecosystem.ts';
import { readRecord } from './read-record.ts';

const shared = new URL('../../../../../../shared/data/cve/', import.meta.url);

/** No part of the repository: records as they are published. */
describe.skipIf(!existsSync(shared))('published records', () => {
  const wish = (id: string, ...releases: readonly string[]) => {
    const ecosystem = osvEcosystems.find((each) => each.id === id);
    if (!ecosystem) throw new Error(`there is no ${id}`);
    return { ecosystem, releases: new Set(releases.length === 0 ? [''] : releases) };
  };
  const record = (path: string): unknown => JSON.parse(readFileSync(new URL(path, shared), 'utf8'));

  test('of Go: each has a package, a span and a name of the flaw', () => {
    const files = readdirSync(new URL('osv/go/subset/', shared));
    const advisories = files.map((file) => readRecord(record(`osv/go/subset/${file}`), wish('golang')));
    expect(files.length).toBeGreaterThan(100);
    const unread = files.filter((_, n) => !advisories[n] && !isEmpty(record(`osv/go/subset/${files[n]}`)));
    expect(unread).toEqual([]);
  });

  test.each([
    ['UBUNTU-CVE-2021-3782', 'osv/cve/2021', '16.04', 'fixed', 'esm', '1.12.0-1~ubuntu16.04.3+esm1'],
    ['UBUNTU-CVE-2021-3782', 'osv/cve/2021', '22.04', 'fixed', undefined, '1.20.0-1ubuntu0.1'],
    ['UBUNTU-CVE-2026-1403', 'osv/cve/2026', '16.04', 'affected', undefined, undefined],
    ['UBUNTU-CVE-2014-9913', 'osv-esm-cases/cve/2014', '14.04', 'fixed', 'esm', '6.0-9ubuntu1.6'],
    ['UBUNTU-CVE-2022-24823', 'osv-esm-cases/cve/2022', '14.04', 'affected', undefined, undefined],
  ])('%s of Ubuntu in %s, %s', (id, folder, release, state, channel, fixed) => {
    const advisory = readRecord(record(`feeds/vunnel/ubuntu/${folder}/${id}.json`), wish('ubuntu', release));
    expect(advisory?.aliases).toEqual([id.slice('UBUNTU-'.length)]);
    expect(advisory?.affected.map((row) => [row.state, row.channel, row.spans[0]?.fixed])).toContainEqual([
      state,
      channel,
      fixed,
    ]);
  });

  test('of GitHub and PyPA', () => {
    const ghsa =
      'feeds/trivy-db/ghsa/happy/ghsa/advisories/github-reviewed/2024/12/GHSA-v778-237x-gjrc/GHSA-v778-237x-gjrc.json';
    expect(readRecord(record(ghsa), wish('golang'))).toMatchObject({
      aliases: ['CVE-2024-45337'],
      ratings: [{ source: 'github', severity: 'high', score: 9.1 }],
      affected: [{ name: 'golang.org/x/crypto', spans: [{ fixed: '0.31.0' }] }],
    });
    const pysec = 'feeds/trivy-db/osv/happy/vuln-list/osv/python/PYSEC-2026-1.json';
    expect(readRecord(record(pysec), wish('pypi'))).toMatchObject({
      affected: [{ name: 'werkzeug' }],
      ratings: [{ vector: expect.stringContaining('CVSS:4.0') }, {}],
    });
  });
});

/** Withdrawn records of Go may have lost their packages. */
function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'affected' in value &&
    Array.isArray(value.affected) &&
    value.affected.length === 0
  );
}
