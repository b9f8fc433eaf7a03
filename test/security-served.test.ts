import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '#contracts/security/finding.ts';
import type { ScannedImage } from '#contracts/security/image.ts';
import { eventually } from '#kernel/eventually.ts';
import {
  alpineFiles,
  debianFiles,
  factFiles,
  npmChangeFiles,
  npmFiles,
} from '#tools/security/watch-advisories/advisory-files.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { alpineRoot, debianRoot, npmRoot } from './security/build-image.ts';
import {
  openSecurityThings,
  openSecurityUnderTest,
  type SecurityThings,
  type SecurityUnderTest,
} from './security/security-under-test.ts';

/** What it has to ask for an Alpine 3.20, a Debian 12 and packages of npm; nothing else. */
const neededAddresses = [
  'epss.empiricalsecurity.com/epss_scores-current.csv.gz',
  'gitlab.alpinelinux.org/alpine/security/security-rejections/-/raw/master/community.yaml',
  'gitlab.alpinelinux.org/alpine/security/security-rejections/-/raw/master/main.yaml',
  'salsa.debian.org/security-tracker-team/security-tracker/-/raw/master/data/DLA/list',
  'salsa.debian.org/security-tracker-team/security-tracker/-/raw/master/data/DSA/list',
  'secdb.alpinelinux.org/v3.20/community.json',
  'secdb.alpinelinux.org/v3.20/main.json',
  'security-tracker.debian.org/tracker/data/json',
  'storage.googleapis.com/osv-vulnerabilities/npm/all.zip',
  'www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
];

const canRun = requireEngine('docker');

describe.skipIf(!canRun)('Security at a real engine, over HTTP', () => {
  let things: SecurityThings;
  let nexus: SecurityUnderTest;
  let [web, inner, db] = ['', '', ''];

  beforeAll(async () => {
    things = await openSecurityThings();
    const { mirror } = things;
    mirror.serve(alpineFiles({ musl: { 'CVE-2024-1001': '1.2.5-r1' } }));
    mirror.serve(npmFiles({ 'GHSA-aaaa-bbbb-cccc': ['nx-lib', '1.0.1', rated] }));
    mirror.serve(
      debianFiles({ openssl: { 'CVE-2024-3001': { status: 'open', urgency: 'high' } }, zlib: {} }),
    );
    mirror.serve(factFiles([], { 'CVE-2024-2001': 0.02 }));
    web = await things.build('web', { ...alpineRoot({ musl: '1.2.5-r0', xz: '5.6.1-r0' }), ...library });
    inner = await things.build('inner', { ...alpineRoot({ musl: '1.2.5-r1' }), ...library });
    db = await things.build('db', debianRoot({ openssl: '3.0.11-1', zlib: '1:1.2.13' }));
    nexus = await openSecurityUnderTest(things);
    await things.run('web', web, [...things.stack('shop'), '-p', '0.0.0.0::80']);
    await things.run('inner', inner, things.stack('back'));
    await things.run('db', db, things.stack('back'));
  });
  afterAll(async () => {
    await nexus?.[Symbol.asyncDispose]();
    await things?.[Symbol.asyncDispose]();
  });

  /** Whether nothing is being read or fetched, nor waits to be. */
  async function settled(): Promise<true | undefined> {
    const { status } = await nexus.client.overview({});
    const { feeds } = await nexus.client.feeds({});
    const parts = feeds.filter(({ isOn }) => isOn).flatMap((feed) => feed.parts);
    const isIdle = !status.isFetching && status.waiting === 0 && status.reading.length === 0;
    return (isIdle && parts.every(({ checkedAtMs }) => checkedAtMs !== null)) || undefined;
  }

  async function findingsOf({ host, id }: ScannedImage): Promise<Record<string, Finding>> {
    const { findings } = await nexus.client.imageDetails({ params: { host, image: id } });
    return Object.fromEntries(findings.map((finding) => [finding.flaw, finding]));
  }

  /** Asks the mirror for all there is, and waits until it was asked. */
  async function fetchNow(): Promise<string[]> {
    things.mirror.takeAsked();
    const { parts } = await nexus.client.fetchFeeds({});
    expect(parts).toBe(neededAddresses.length);
    const asked: string[] = [];
    await eventually(async () => {
      asked.push(...things.mirror.takeAsked());
      const { isFetching } = (await nexus.client.overview({})).status;
      return (asked.length >= neededAddresses.length && !isFetching) || undefined;
    }, 20_000);
    return asked;
  }

  async function alerts(): Promise<string[]> {
    const all = await nexus.notify.alerts({ query: { filter: ['alertname="FlawsFound"'] } });
    return all.map(({ title, state }) => `${state} ${title}`).toSorted();
  }

  test('reads what runs, fetches what that needs and nothing else, and finds what is known of it', async () => {
    const [webSeen, innerSeen, dbSeen] = await Promise.all([web, inner, db].map((one) => nexus.image(one)));
    await eventually(settled, 30_000);
    const asked = things.mirror.takeAsked().map((one) => one.split(' ')[1]);
    expect([...new Set(asked)]).toEqual(neededAddresses);
    await nexus.image(web, ({ counts }) => counts.repairable === 2);
    expect(await findingsOf(webSeen!)).toMatchObject({
      'CVE-2024-1001': { package: 'musl', version: '1.2.5-r0', repair: { version: '1.2.5-r1' } },
      'CVE-2024-2001': { aliases: ['GHSA-aaaa-bbbb-cccc'], type: 'npm', package: 'nx-lib', severity: 'high' },
    });
    expect(Object.keys(await findingsOf(innerSeen!))).toEqual(['CVE-2024-2001']);
    await nexus.image(db, ({ counts }) => counts.severities.high === 1);
    expect(await findingsOf(dbSeen!)).toMatchObject({
      'CVE-2024-3001': { package: 'openssl', repair: { state: 'affected', version: null } },
    });
    const listed = await nexus.client.images({ query: {} });
    expect(new Set(listed.map(({ references: [first] }) => first))).toEqual(new Set([web, inner, db]));
    const { flaws } = await nexus.client.flaws({ query: {} });
    expect(flaws.map(({ flaw, rank }) => `${flaw} ${rank}`)).toEqual([
      'CVE-2024-2001 soon',
      'CVE-2024-1001 plan',
      'CVE-2024-3001 plan',
    ]);
    expect(await alerts()).toEqual([]);
  });

  test('a port that is open to all makes it more urgent, and says so', async () => {
    const flawIn = async (image: string) => (await findingsOf(await nexus.image(image)))['CVE-2024-2001']!;
    // How likely it is to be exploited comes out of a feed of its own.
    const isRated = async () => {
      const all = await Promise.all([web, inner].map(flawIn));
      return all.every(({ likelihood }) => likelihood !== null) || undefined;
    };
    await eventually(isRated);
    const [here, there] = [await flawIn(web), await flawIn(inner)];
    expect([here.rank, there.rank]).toEqual(['soon', 'plan']);
    expect(here.score - there.score).toBe(40);
    expect(here.reasons.map(({ id }) => id)).toContain('published');
    expect(there.reasons.map(({ id }) => id)).not.toContain('published');
  });

  test('what attackers use comes first as soon as it is known, without reading again, and is told of once', async () => {
    const before = await nexus.image(web);
    things.mirror.serve(factFiles(['CVE-2024-2001'], { 'CVE-2024-2001': 0.02 }));
    const asked = await fetchNow();
    // A list of what changed is asked for in place of the whole; everything else has not changed.
    expect(asked.filter((one) => !one.startsWith('304'))).toEqual([
      '200 storage.googleapis.com/osv-vulnerabilities/npm/modified_id.csv',
      '200 www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    ]);
    const after = await nexus.image(web, ({ counts }) => counts.ranks.now === 1);
    expect(after.knowledge.readAtMs).toBe(before.knowledge.readAtMs);
    expect(after.counts).toMatchObject({ exploited: 1, ranks: { now: 1, soon: 0 } });
    const { reasons } = (await findingsOf(after))['CVE-2024-2001']!;
    expect(reasons[0]).toMatchObject({ id: 'exploited', weight: 500 });
    const told = [inner, web].map((one) => `firing ${one}: CVE-2024-2001 in nx-lib is being exploited`);
    await expect.poll(alerts, { timeout: 15_000 }).toEqual(told.toSorted());
    await fetchNow();
    expect(await alerts()).toEqual(told.toSorted());
  });

  test('a changed advisory changes what is found, of a language and of a distribution', async () => {
    const before = await nexus.image(web);
    things.mirror.serve(
      npmChangeFiles('GHSA-dddd-eeee-ffff', ['nx-lib', '1.1.0', rated4], '2026-02-01T00:00:00Z'),
    );
    things.mirror.serve(
      alpineFiles({ musl: { 'CVE-2024-1001': '1.2.5-r1' }, xz: { 'CVE-2024-1002': '5.6.2-r0' } }),
    );
    await fetchNow();
    const after = await nexus.image(web, ({ counts }) => counts.repairable === 4);
    expect(after.knowledge.readAtMs).toBe(before.knowledge.readAtMs);
    expect(await findingsOf(after)).toMatchObject({
      'CVE-2024-1002': { package: 'xz', repair: { version: '5.6.2-r0' } },
      'CVE-2024-2004': { package: 'nx-lib', severity: 'critical', repair: { version: '1.1.0' } },
    });
    const moments = await nexus.client.moments({ query: {} });
    const newest = moments.filter(({ reference }) => reference === web)[0];
    expect(newest).toMatchObject({ kind: 'appeared', cause: 'advisory' });
  });

  test('a source that fails says so, and what was found stays', async () => {
    const before = await findingsOf(await nexus.image(web));
    things.mirror.break('secdb.alpinelinux.org/v3.20/main', 'damage');
    things.mirror.break('www.cisa.gov', 'refuse');
    await fetchNow();
    const { troubles } = (await nexus.client.overview({})).status;
    expect(troubles.map(({ id }) => id).toSorted()).toEqual(['feed-alpine', 'feed-kev']);
    const { feeds } = await nexus.client.feeds({});
    const broken = feeds.flatMap(({ parts }) => parts).filter(({ problem }) => problem !== null);
    expect(broken.map(({ id }) => id).toSorted()).toEqual(['catalogue', 'v3.20/main']);
    for (const { advisories, checkedAtMs } of broken) {
      expect(advisories).toBeGreaterThan(0);
      expect(checkedAtMs).not.toBeNull();
    }
    expect(await findingsOf(await nexus.image(web))).toEqual(before);
    things.mirror.heal();
    await fetchNow();
    expect((await nexus.client.overview({})).status.troubles).toEqual([]);
  });

  test('what somebody accepts is quiet with the reason, and its alert ends; until it can be repaired', async () => {
    const image = `docker.io/library/${web.split(':')[0]}`;
    const scope = { ...everywhere, flaw: 'CVE-2024-2001', image };
    const reason = 'the shop does not call it';
    const draft = { scope, reason, untilMs: null, isUntilRepair: false };
    expect(await nexus.client.previewAcceptance({ body: draft })).toMatchObject({ findings: 1 });
    const rule = await nexus.client.accept({ body: draft });
    const quiet = await nexus.image(web, ({ counts }) => counts.accepted === 1);
    expect(quiet.counts).toMatchObject({ exploited: 0, ranks: { now: 0 } });
    const { accepted } = (await findingsOf(quiet))['CVE-2024-2001']!;
    expect(accepted).toEqual({ rule: rule.id, by: 'owner', reason, untilMs: null });
    const left = [`firing ${inner}: CVE-2024-2001 in nx-lib is being exploited`];
    await expect.poll(alerts, { timeout: 15_000 }).toEqual(left);

    const untilRepair = { ...everywhere, flaw: 'CVE-2024-3001' };
    await nexus.client.accept({ body: { ...draft, scope: untilRepair, isUntilRepair: true } });
    await nexus.image(db, ({ counts }) => counts.accepted === 1);
    const repaired = { status: 'resolved', fixed_version: '3.0.13-1', urgency: 'high' };
    things.mirror.serve(debianFiles({ openssl: { 'CVE-2024-3001': repaired }, zlib: {} }));
    await fetchNow();
    const open = await nexus.image(db, ({ counts }) => counts.accepted === 0 && counts.repairable === 1);
    expect(await findingsOf(open)).toMatchObject({
      'CVE-2024-3001': { accepted: null, repair: { state: 'fixed', version: '3.0.13-1' } },
    });
  });

  test('a restart keeps everything, and tells nothing twice', async () => {
    const told = async () => ({
      flaws: await nexus.client.flaws({ query: { state: 'all' } }),
      moments: await nexus.client.moments({ query: {} }),
      accepted: await nexus.client.acceptances({}),
      history: (await nexus.notify.alertHistory({ query: {} })).episodes.map(({ id, title }) => [id, title]),
      findings: await findingsOf(await nexus.image(web)),
    });
    const before = await told();
    const { readAtMs } = (await nexus.image(web)).knowledge;
    expect(before.moments.length).toBeGreaterThan(3);
    things.mirror.takeAsked();
    await nexus.nexus.end('SIGTERM');
    await nexus.nexus.begin();
    await Promise.all([web, inner, db].map((one) => nexus.image(one)));
    await eventually(settled, 20_000);
    expect(await told()).toEqual(before);
    expect((await nexus.image(web)).knowledge.readAtMs).toBe(readAtMs);
    expect(things.mirror.takeAsked()).toEqual([]);
  });

  test('an image that goes with its container is not told of any more, and its alert ends', async () => {
    await docker(['rm', '-f', `${things.prefix}-inner`]);
    await docker(['rmi', inner]);
    // All images are listed every five minutes, and as soon as there is a new one.
    await things.run('fresh', await things.build('fresh', alpineRoot({ musl: '1.2.5-r1' })));
    await eventually(async () => {
      const images = await nexus.client.images({ query: {} });
      return images.every(({ references }) => !references.includes(inner)) || undefined;
    }, 20_000);
    await expect.poll(alerts, { timeout: 15_000 }).toEqual([]);
    const { flaws } = await nexus.client.flaws({ query: { state: 'all', search: 'CVE-2024-2001' } });
    expect(flaws.map(({ places }) => places.map(({ reference }) => reference))).toEqual([[web]]);
  });
});

const everywhere = { flaw: null, package: null, image: null, host: null, stack: null, container: null };

const library = npmRoot({ 'nx-lib': '1.0.0' });
const rated = {
  aliases: ['CVE-2024-2001'],
  summary: 'nx-lib lets anybody in',
  database_specific: { severity: 'HIGH' },
};
const rated4 = { aliases: ['CVE-2024-2004'], database_specific: { severity: 'CRITICAL' } };
