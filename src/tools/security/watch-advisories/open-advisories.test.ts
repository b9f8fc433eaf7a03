import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakePackage } from '../matching/fake-look-up.ts';
import type { MatchableInventory } from '../matching/match-packages.ts';
import { askedReleases } from '../matching/asked-names.ts';
import type { Advisories, Matched } from './advisories.ts';
import type { AdvisoryChange } from './advisory-change.ts';
import { AdvisoryLab, send } from './advisory-lab.ts';
import { presentOf } from './present-of.ts';

const hourMs = 3_600_000;
/** Each starts a thread, on a machine that may be busy. */
const slow = { timeout: 60_000 };
const alpine = { id: 'alpine', version: '3.20.3', codename: null, title: 'Alpine' };
const apk = (name: string, version: string) => fakePackage(name, version, { type: 'apk', source: name });
const npm = (name: string, version: string) => fakePackage(name, version, { type: 'npm' });
const web: MatchableInventory = {
  distribution: alpine,
  packages: [apk('curl', '8.0-r0'), apk('xz', '5.0-r0'), npm('lodash', '1.0.0')],
};
const tool: MatchableInventory = { distribution: alpine, packages: [apk('xz', '5.0-r0')] };
const present = presentOf([askedReleases(web), askedReleases(tool)]);

let lab: AdvisoryLab;
let advisories: Advisories;

beforeEach(async () => {
  lab = await AdvisoryLab.open();
  lab.serveAlpine({ curl: { 'CVE-2024-1001': '8.1-r0' }, xz: { 'CVE-2024-1002': '4.0-r0' } });
  lab.serveNpm({ 'GHSA-aaaa-aaaa-aaaa': ['lodash', '1.2.0'] });
  lab.serveFacts(['CVE-2024-1001'], { 'CVE-2024-1001': 0.9 });
  advisories = await lab.openAdvisories();
}, slow.timeout);

afterEach(async () => {
  await advisories[Symbol.asyncDispose]();
  await lab[Symbol.asyncDispose]();
});

async function flawsOf(inventory: MatchableInventory): Promise<string[]> {
  const { findings } = await advisories.match(inventory);
  return findings.map(({ flaw, name, fixedVersion }) => `${flaw} ${name} ${fixedVersion}`);
}

/** What was told since the last call. */
function takeChanges(): AdvisoryChange[] {
  return lab.news.splice(0).flatMap((news) => (news.kind === 'changed' ? [news.change] : []));
}

async function later(byMs: number): Promise<void> {
  lab.clock.advance(byMs);
  await advisories.fetchDue(present);
}

test(
  'nothing is fetched before something is there, then what it needs, and findings follow',
  slow,
  async () => {
    await advisories.fetchDue({ releases: [] });
    lab.clock.advance(48 * hourMs);
    expect(advisories.fetchNow()).toBe(0);
    expect(lab.takeAsked()).toEqual([]);
    expect((await advisories.match(web)).unmatched.map(({ reason }) => reason)).toEqual([
      'no-advisories',
      'no-advisories',
      'no-advisories',
    ]);

    await advisories.fetchDue(present);
    expect(lab.takeAsked()).toEqual([
      '/alpine/security/security-rejections/-/raw/master/community.yaml',
      '/alpine/security/security-rejections/-/raw/master/main.yaml',
      '/epss_scores-current.csv.gz',
      '/osv-vulnerabilities/npm/all.zip',
      '/sites/default/files/feeds/known_exploited_vulnerabilities.json',
      '/v3.20/community.json',
      '/v3.20/main.json',
    ]);
    expect(await flawsOf(web)).toEqual(['CVE-2024-1001 curl 8.1-r0', 'GHSA-aaaa-aaaa-aaaa lodash 1.2.0']);
    const [finding] = (await advisories.match(web)).findings;
    expect(finding).toMatchObject({ exploited: { isRansomware: false }, likelihood: { probability: 0.9 } });
    expect(takeChanges().flatMap(({ releases }) => releases)).toEqual(
      expect.arrayContaining([
        { ecosystem: 'alpine', release: '3.20' },
        { ecosystem: 'npm', release: '' },
      ]),
    );
    expect(lab.logged.filter((line) => /warn|error/.test(line))).toEqual([]);
    expect(await advisories.sizeBytes()).toBeGreaterThan(10_000);
  },
);

test('a distribution is not known by the flaws that it has not', slow, async () => {
  for (const name of ['main', 'community']) {
    lab.serve(`/v3.20/${name}.json`, 'gone');
    const path = `/alpine/security/security-rejections/-/raw/master/${name}.yaml`;
    lab.serve(path, 'curl:\n- CVE-2024-1001\n');
  }
  await advisories.fetchDue(present);
  const { unmatched } = await advisories.match(web);
  expect(unmatched.map(({ reason, package: { name } }) => `${reason} ${name}`)).toEqual([
    'no-advisories curl',
    'no-advisories xz',
  ]);
  lab.serveAlpine({ curl: { 'CVE-2024-1001': '8.1-r0', 'CVE-2024-1003': '8.1-r0' } });
  for (const name of ['main', 'community'])
    lab.serve(`/alpine/security/security-rejections/-/raw/master/${name}.yaml`, 'curl:\n- CVE-2024-1001\n');
  await later(7 * hourMs);
  expect(await flawsOf(web)).toEqual(['CVE-2024-1003 curl 8.1-r0', 'GHSA-aaaa-aaaa-aaaa lodash 1.2.0']);
});

test('what is known of a flaw', slow, async () => {
  await advisories.fetchDue(present);
  expect(await advisories.details('CVE-2024-1001')).toMatchObject({
    names: ['CVE-2024-1001'],
    exploited: { action: 'Apply updates.' },
    likelihood: { probability: 0.9 },
    advisories: [{ feed: 'alpine', id: 'CVE-2024-1001', affected: [{ name: 'curl' }] }],
  });
  expect(await advisories.facts(['CVE-2024-1002'])).toEqual([
    { flaw: 'CVE-2024-1002', exploited: null, likelihood: null },
  ]);
});

test('each feed is asked again in its time, by itself, and only what changed is told', slow, async () => {
  await advisories.fetchDue(present);
  lab.takeAsked();
  takeChanges();
  await later(hourMs - 1);
  expect(lab.takeAsked()).toEqual([]);

  lab.serveNpmChange('GHSA-aaaa-aaaa-aaaa', 'lodash', '1.3.0', '2026-03-01T00:00:00Z');
  await later(1);
  expect(lab.takeAsked()).toEqual([
    '/osv-vulnerabilities/npm/GHSA-aaaa-aaaa-aaaa.json',
    '/osv-vulnerabilities/npm/modified_id.csv',
  ]);
  const lodash = { ecosystem: 'npm', release: '', name: 'lodash' };
  const none = { isEverything: false, releases: [], names: [], exploited: [], likelihood: [] };
  expect(takeChanges()).toEqual([{ ...none, names: [lodash] }]);
  expect(await flawsOf(web)).toContain('GHSA-aaaa-aaaa-aaaa lodash 1.3.0');

  lab.serveFacts(['CVE-2024-1001', 'CVE-2024-1002'], { 'CVE-2024-1001': 0.91, 'CVE-2024-1002': 0.2 });
  lab.serveAlpine({ curl: { 'CVE-2024-1001': '8.1-r0' }, xz: { 'CVE-2024-1002': '5.2-r0' } });
  // Nobody says that it is time: the loop's own timer does.
  lab.clock.advance(23 * hourMs);
  await advisories.fetchDue(present);
  const merged = takeChanges();
  expect(merged.flatMap(({ names }) => names.map(({ name }) => name))).toEqual(['xz']);
  expect(merged.flatMap(({ exploited }) => exploited)).toEqual(['CVE-2024-1002']);
  expect(merged.flatMap(({ likelihood }) => likelihood)).toEqual(['CVE-2024-1002']);
});

test('only what a change concerns is matched again', slow, async () => {
  await advisories.fetchDue(present);
  takeChanges();
  lab.serveNpmChange('GHSA-aaaa-aaaa-aaaa', 'lodash', '1.3.0', '2026-03-01T00:00:00Z');
  await later(hourMs);
  const [change] = takeChanges();
  const items = [
    { id: 'web', inventory: web },
    { id: 'tool', inventory: tool },
  ];
  const again = await Array.fromAsync(advisories.matchAll(items, change));
  expect(again.map(shown)).toEqual(['web partial lodash: GHSA-aaaa-aaaa-aaaa']);
  expect((await Array.fromAsync(advisories.matchAll(items))).map(shown)).toEqual([
    'web whole : CVE-2024-1001 GHSA-aaaa-aaaa-aaaa',
    'tool whole : ',
  ]);
});

function shown(matched: Matched<{ readonly id: string }>): string {
  if (matched.kind === 'failed') return `${matched.item.id} failed`;
  const { rematch, item } = matched;
  const subjects = rematch.kind === 'partial' ? rematch.subjects.map(({ name }) => name) : [];
  const flaws = rematch.result.findings.map(({ flaw }) => flaw);
  return `${item.id} ${rematch.kind} ${subjects.join(' ')}: ${flaws.join(' ')}`;
}

test('a feed that fails keeps what it told, and says why and when next', slow, async () => {
  await advisories.fetchDue(present);
  lab.files.set('/v3.20/main.json', send(Buffer.alloc(0), 503, { 'Retry-After': '7200' }));
  await later(6 * hourMs);
  expect(await flawsOf(tool)).toEqual([]);
  expect(await flawsOf(web)).toContain('CVE-2024-1001 curl 8.1-r0');
  const part = () =>
    advisories
      .feeds()
      .find(({ id }) => id === 'alpine')
      ?.parts.find(({ id }) => id === 'v3.20/main');
  expect(part()).toEqual({
    id: 'v3.20/main',
    covers: ['alpine 3.20'],
    url: 'https://secdb.alpinelinux.org/v3.20/main.json',
    checkedAtMs: lab.clock.now() - 6 * hourMs,
    changedAtMs: lab.clock.now() - 6 * hourMs,
    advisories: 2,
    problem: { en: 'The server fails (503).', es: 'El servidor falla (503).' },
    nextAtMs: lab.clock.now() + 2 * hourMs,
    isFetching: false,
  });
  expect(lab.logged.filter((line) => line.includes('warn'))).toHaveLength(1);
  // It wants to be left alone, also when a person asks.
  lab.takeAsked();
  expect(advisories.fetchNow()).toBe(6);
  await advisories.fetchDue(present);
  expect(lab.takeAsked()).not.toContain('/v3.20/main.json');
  lab.serveAlpine({});
  await later(2 * hourMs);
  expect(part()).toMatchObject({ problem: null, advisories: 0 });
  expect(await flawsOf(web)).toEqual(['GHSA-aaaa-aaaa-aaaa lodash 1.2.0']);
});

test('a person fetches what is not due; what is off is not asked', slow, async () => {
  await advisories.fetchDue(present);
  lab.takeAsked();
  lab.serveNpmChange('GHSA-aaaa-aaaa-aaaa', 'lodash', '1.3.0', '2026-03-01T00:00:00Z');
  expect(advisories.fetchNow()).toBe(7);
  await advisories.fetchDue(present);
  expect(lab.takeAsked()).toHaveLength(8);

  lab.settings = { isFetchingOn: true, feedsOff: ['alpine', 'kev'] };
  advisories.settingsChanged();
  await later(200 * hourMs);
  await later(60_000);
  expect(lab.takeAsked()).toEqual([
    '/epss_scores-current.csv.gz',
    '/osv-vulnerabilities/npm/all.zip',
    '/osv-vulnerabilities/npm/modified_id.csv',
  ]);
  expect(
    advisories
      .feeds()
      .filter(({ isOn }) => !isOn)
      .map(({ id }) => id),
  ).toEqual(['alpine', 'kev']);

  lab.settings = { isFetchingOn: false, feedsOff: [] };
  advisories.settingsChanged();
  await later(400 * hourMs);
  expect(advisories.fetchNow()).toBe(0);
  expect(lab.takeAsked()).toEqual([]);
  expect(await flawsOf(web)).toHaveLength(2);
  expect(advisories.feeds().flatMap(({ parts }) => parts.flatMap(({ nextAtMs }) => nextAtMs ?? []))).toEqual(
    [],
  );
});

test('a new release has its own parts fetched', slow, async () => {
  await advisories.fetchDue(present);
  lab.takeAsked();
  lab.serveAlpine({ curl: { 'CVE-2024-1009': '9.0-r0' } }, '3.21');
  const newer = { ...alpine, version: '3.21.0' };
  const more: MatchableInventory = { distribution: newer, packages: [apk('curl', '8.0-r0')] };
  lab.clock.advance(60_000);
  await advisories.fetchDue(presentOf([askedReleases(web), askedReleases(more)]));
  expect(lab.takeAsked().filter((path) => path.startsWith('/v'))).toEqual([
    '/v3.21/community.json',
    '/v3.21/main.json',
  ]);
  expect(await flawsOf(more)).toEqual(['CVE-2024-1009 curl 9.0-r0']);
});
