import { expect, test } from 'vitest';
import { compareExported, type ExportedFinding } from './exported-finding.ts';
import { finding } from './test-finding.ts';
import { type DescribeFlaw, writeSarif } from './write-sarif.ts';

const about = { name: 'lab', madeAtMs: 0, toolVersion: '1.0', problems: ['Layer 2 is {damaged}.'] };

async function sarifOf(findings: readonly ExportedFinding[], describe?: DescribeFlaw) {
  const pieces = await Array.fromAsync(writeSarif(() => findings.toSorted(compareExported), about, describe));
  expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  const log = JSON.parse(pieces.join(''));
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('2.1.0'), runs: [{}] });
  return log.runs[0];
}

async function resultOf(changes: Partial<ExportedFinding>) {
  return (await sarifOf([finding(changes)])).results[0];
}

test('a rule for each flaw, a result for each place', async () => {
  const run = await sarifOf([
    finding({ host: 'pi' }),
    finding({ flaw: 'CVE-2026-2000' }),
    finding(),
    finding({ flaw: 'CVE-2025-1', reference: 'x' }),
  ]);
  const { driver } = run.tool;
  expect(driver).toMatchObject({ name: 'NEXUS Security', version: '1.0' });
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'CVE-2025-1',
    'CVE-2026-1000',
    'CVE-2026-2000',
  ]);
  expect(
    run.results.map(({ ruleId, ruleIndex, properties }: Record<string, never>) => [
      ruleId,
      ruleIndex,
      properties?.['host'],
    ]),
  ).toEqual([
    ['CVE-2025-1', 0, 'nas'],
    ['CVE-2026-1000', 1, 'nas'],
    ['CVE-2026-1000', 1, 'pi'],
    ['CVE-2026-2000', 2, 'nas'],
  ]);
  expect(run.invocations).toEqual([
    {
      executionSuccessful: true,
      endTimeUtc: '1970-01-01T00:00:00.000Z',
      toolExecutionNotifications: [{ level: 'warning', message: { text: 'Layer 2 is {{damaged}}.' } }],
    },
  ]);
});

test('nothing found is a whole file too', async () => {
  const run = await sarifOf([]);
  expect([run.tool.driver.rules, run.results]).toEqual([[], []]);
});

test('the worst place decides how severe a flaw is, and its number stays within the word', async () => {
  const low = finding({
    severity: 'low',
    ratings: [{ source: 'nvd', severity: 'critical', vector: null, score: 9.8 }],
  });
  const [rule] = (await sarifOf([low])).tool.driver.rules;
  expect(rule.properties).toEqual({
    tags: ['security', 'vulnerability', 'low'],
    precision: 'high',
    'security-severity': '2.0',
  });
  const both = await sarifOf([low, finding({ host: 'pi' })]);
  expect(both.tool.driver.rules[0]).toMatchObject({
    defaultConfiguration: { level: 'error' },
    properties: { 'security-severity': '7.5' },
  });
  expect(both.results.map(({ level }: { level: string }) => level)).toEqual(['note', 'error']);
  const unrated = await sarifOf([finding({ severity: 'unknown', ratedBy: null, ratings: [] })]);
  expect(unrated.tool.driver.rules[0].defaultConfiguration.level).toBe('warning');
  expect(unrated.tool.driver.rules[0].properties).not.toHaveProperty('security-severity');
});

test('a place says image, package and layer, and its address stays relative', async () => {
  const packages = [{ name: 'a', version: '1', arch: null, path: '../../etc//a b.war!/x.jar', layer: 3 }];
  const result = await resultOf({ packages });
  expect(result.locations[0]).toEqual({
    physicalLocation: {
      artifactLocation: { uri: 'docker.io/library/nginx%3A1.27/etc/a%20b.war!/x.jar' },
      region: { startLine: 1 },
    },
    logicalLocations: [
      {
        name: 'docker.io/library/nginx:1.27',
        fullyQualifiedName: 'docker.io/library/nginx:1.27',
        kind: 'image',
      },
      { name: 'a', fullyQualifiedName: 'docker.io/library/nginx:1.27/a@1', kind: 'package' },
      { name: 'layer 3', fullyQualifiedName: 'docker.io/library/nginx:1.27/layer/3', kind: 'layer' },
    ],
  });
  const uri = (await resultOf({ reference: 'javascript:x' })).locations[0].physicalLocation.artifactLocation
    .uri;
  expect(uri).toBe('javascript%3Ax/lib/apk/db/installed');
  const many = await resultOf({ packages: Array.from({ length: 300 }, () => packages[0]!) });
  expect(many.locations).toHaveLength(100);
  expect(many.message.text).toContain('200 more places');
});

test('the fingerprint outlives an update that repairs nothing, and tells places apart', async () => {
  const fingerprintOf = async (changes: Partial<ExportedFinding>) =>
    (await resultOf(changes)).partialFingerprints['nexusFinding/v1'];
  const at = (version: string, folder = 'site') => ({
    version,
    packages: [
      { name: 'x', version, arch: null, path: `${folder}/x-${version}.dist-info/METADATA`, layer: 1 },
    ],
  });
  const before = await fingerprintOf(at('1.2.3'));
  expect(await fingerprintOf({ ...at('1.2.4'), reference: 'docker.io/library/nginx:1.28@sha256:b' })).toBe(
    before,
  );
  const others = [at('1.2.3', 'other'), { host: 'pi' }, { package: 'y' }, { reference: 'h:5000/nginx' }];
  const all = await Promise.all(others.map((changes) => fingerprintOf({ ...at('1.2.3'), ...changes })));
  expect(new Set([before, ...all]).size).toBe(5);
});

test('what is accepted or hidden is suppressed, and each result says whether', async () => {
  const accepted = { rule: 'r', by: 'ana', reason: 'Not reachable', untilMs: null };
  const run = await sarifOf([
    finding({ accepted, host: 'a' }),
    finding({ isHidden: true, host: 'b' }),
    finding({ host: 'c' }),
  ]);
  expect(run.results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
    [{ kind: 'external', status: 'accepted', justification: 'ana: Not reachable' }],
    [{ kind: 'external', status: 'accepted', justification: 'Its source says that it does not matter.' }],
    [],
  ]);
});

test('text of others makes no link, no picture, no HTML and no argument', async () => {
  const title = '[x](http://evil) ![](a) <b> {0} www.evil.example \ud800 "\u0000';
  const hostile = finding({
    title,
    sources: [
      { feed: 'f|', id: 'i](', url: 'javascript:alert(1)', words: { en: '@all', es: '' } },
      { feed: 'g', id: 'j', url: 'https://a.example/a(b)<c>[d]', words: { en: 'w', es: '' } },
    ],
  });
  const run = await sarifOf([hostile], (flaw) => Promise.resolve(`${flaw} <script> ${'x'.repeat(20_000)}`));
  const [rule] = run.tool.driver.rules;
  expect(rule.shortDescription.text).toBe(
    '[x] (http://evil) ![] (a) <b> {{0}} www.evil.example \ufffd "\u0000',
  );
  expect(rule.fullDescription.text.length).toBeLessThan(11_000);
  const { markdown } = rule.help;
  expect(markdown).toContain(String.raw`\[x\]\(http\:\/\/evil\) \!\[\]\(a\) \<b\> \{0\} www\.evil\.example`);
  expect(markdown).toContain(String.raw`- f\| i\]\( \@all`);
  expect(markdown).toContain('- g [j](<https://a.example/a(b)%3Cc%3E%5Bd%5D>) w');
  expect(markdown).toContain(String.raw`\<script\>`);
  expect(markdown).not.toContain('javascript');
});

test('a flaw whose findings do not follow each other has one rule all the same, one that came late has none', async () => {
  let times = 0;
  const late = function* () {
    times += 1;
    yield finding();
    yield finding({ flaw: 'CVE-2026-2000' });
    yield finding({ host: 'pi' });
    if (times > 1) yield finding({ flaw: 'CVE-2026-3000' });
  };
  const [run] = JSON.parse((await Array.fromAsync(writeSarif(late, about))).join('')).runs;
  expect(run.tool.driver.rules).toHaveLength(2);
  expect(run.results.map(({ ruleIndex }: { ruleIndex?: number }) => ruleIndex)).toEqual([0, 1, 0, undefined]);
});
