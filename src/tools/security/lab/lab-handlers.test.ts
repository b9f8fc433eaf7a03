import { expect, test } from 'vitest';
import type { FeedState } from '#contracts/security/feeds.ts';
import { LabOverview, type SecurityMoment } from '#contracts/security/lab.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { writeDay } from '../days/day-store.ts';
import { dayMs, dayOf } from '../days/keep-days.ts';
import { fakeFinding } from '#contracts/security/fake-finding.ts';
import { countFindings } from '../findings/count-findings.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { imageLine } from '../findings/image-line.ts';
import { writeMoment } from '../findings/moment-store.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import { labHandlers } from './lab-handlers.ts';
import { child, openTestLab, testImage } from './test-lab.ts';

const jellyfin = testImage('jellyfin', 'media');
const vault = testImage('vault', 'secrets');
const openFinding = fakeFinding({ rank: 'now', severity: 'critical' });
const request = { method: 'GET', header: () => undefined, body: new Uint8Array() };
const asAll = testCall({ caller: viewer });
const asChild = testCall({ caller: child });

function feed(id: string, covers: string[], problem: string | null): FeedState {
  const part = {
    id: 'p',
    covers,
    url: 'https://a.example/x',
    checkedAtMs: null,
    changedAtMs: null,
    advisories: 0,
    problem: problem === null ? null : { en: problem, es: problem },
    nextAtMs: null,
    isFetching: false,
  };
  return { id, title: id, publisher: '', licence: '', homepage: '', isOn: true, parts: [part, part] };
}

function noteOf(ecosystem: string, release: string) {
  const distribution = {
    id: ecosystem,
    version: release,
    codename: null,
    title: `${ecosystem} ${release}`,
  };
  return { scannedAtMs: 5, distribution, packages: 3, releases: [{ ecosystem, release }] };
}

test('the overview sums what is seen, and of the rest says nothing', async () => {
  await using opened = await openTestLab([jellyfin, vault]);
  const { lab, parts, judge } = opened;
  const { overview } = labHandlers(parts);
  await judge(jellyfin, [openFinding, fakeFinding({ isHidden: true })], 2);
  await judge(vault, [openFinding, openFinding]);
  lab.knowledge.set('nas/sha256:vault', { state: 'partial', reason: null, readAtMs: 5 });
  const whole = LabOverview.parse(await overview({}, asAll));
  expect(whole).toMatchObject({
    counts: { ranks: { now: 3 }, hidden: 1 },
    images: { known: 1, partial: 1, unknown: 0, pending: 0, unmatched: 2 },
    status: { advisoriesAtMs: opened.clock.now(), troubles: [] },
  });
  const part = LabOverview.parse(await overview({}, asChild));
  expect(part).toMatchObject({
    counts: { ranks: { now: 1 }, hidden: 1 },
    images: { known: 1, partial: 0, unknown: 0, pending: 0, unmatched: 2 },
  });
});

test('what was read but not compared waits; before the first look nothing is called empty', async () => {
  await using opened = await openTestLab([jellyfin]);
  const { lab, parts } = opened;
  const { overview } = labHandlers(parts);
  expect((await overview({}, asAll)).images).toMatchObject({ known: 0, pending: 1 });
  lab.images = [];
  lab.isRead = false;
  const { status } = await overview({}, asChild);
  expect(status.troubles.map(({ id }) => id)).toEqual(['not-looked']);
});

test('what is being read, waits, or is missing is told of seen images only', async () => {
  const away = testImage('plex', 'media', { isHostLive: false });
  const waiting = testImage('sonarr', 'media');
  await using opened = await openTestLab([jellyfin, vault, away, waiting]);
  const { lab, parts } = opened;
  const words = { en: 'pi cannot be seen', es: '' };
  lab.status = {
    reading: [
      { host: 'nas', image: jellyfin.id, reference: 'jellyfin:1' },
      { host: 'nas', image: vault.id, reference: 'vault:1' },
    ],
    waiting: 9,
    troubles: [
      { id: 'host-missing', words },
      { id: 'reading-off', words },
      { id: 'unreadable', words },
    ],
  };
  lab.knowledge.set('nas/sha256:sonarr', { state: 'pending', reason: null, readAtMs: null });
  lab.knowledge.set('nas/sha256:vault', { state: 'unknown', reason: null, readAtMs: null });
  const { overview } = labHandlers(parts);
  const whole = (await overview({}, asAll)).status;
  expect([whole.reading.length, whole.waiting, whole.troubles.length]).toEqual([2, 9, 3]);
  const part = (await overview({}, asChild)).status;
  expect(part.reading.map(({ reference }) => reference)).toEqual(['jellyfin:1']);
  expect(part.waiting).toBe(1);
  expect(part.troubles.map(({ id }) => id)).toEqual(['reading-off', 'host-missing']);
  expect(part.troubles.at(-1)?.words.en).toBe('nas cannot be seen now.');
});

test('old advisories are a trouble, though no feed fails', async () => {
  await using opened = await openTestLab([jellyfin]);
  const { lab, clock, parts } = opened;
  lab.advisoriesAtMs = clock.now() - 3 * dayMs - 1;
  const { overview } = labHandlers(parts);
  const { status } = await overview({}, asChild);
  expect(status.troubles.map(({ id }) => id)).toEqual(['advisories-old']);
});

test('a feed that fails is one trouble; who sees a part is told of the feeds that it needs', async () => {
  await using opened = await openTestLab([jellyfin, vault]);
  const { lab, parts } = opened;
  lab.notes.set('d-jellyfin', noteOf('debian', '12'));
  lab.notes.set('d-vault', noteOf('alpine', '3.20'));
  lab.feeds = [
    feed('debian', ['debian 12'], 'No answer.'),
    feed('alpine', ['alpine 3.20'], 'No answer.'),
    feed('kev', [], 'No answer.'),
    feed('osv', ['debian 12'], null),
    { ...feed('off', ['debian 12'], 'Old.'), isOn: false },
  ];
  const { overview } = labHandlers(parts);
  const troublesFor = async (call: typeof asAll) =>
    (await overview({}, call)).status.troubles.map(({ id }) => id);
  expect(await troublesFor(asAll)).toEqual(['feed-debian', 'feed-alpine', 'feed-kev']);
  expect(await troublesFor(asChild)).toEqual(['feed-debian', 'feed-kev']);
});

test('systems whose support ends within 90 days, each once, the first first', async () => {
  const third = testImage('sonarr', 'media');
  await using opened = await openTestLab([jellyfin, vault, third]);
  const { lab, parts } = opened;
  lab.notes.set('d-jellyfin', noteOf('debian', '10'));
  lab.notes.set('d-vault', noteOf('debian', '13'));
  lab.notes.set('d-sonarr', noteOf('debian', '10'));
  const { overview } = labHandlers(parts);
  expect((await overview({}, asAll)).endOfLife).toMatchObject([{ images: 2 }]);
});

async function writeMoments(
  { kernel }: Awaited<ReturnType<typeof openTestLab>>,
  all: readonly [LabImage, Partial<SecurityMoment>][],
): Promise<void> {
  await kernel.database.transaction(async (tx) => {
    for (const [at, [image, change]] of all.entries())
      await writeMoment(tx, imageLine(image), {
        id: `m${at}`,
        atMs: kernel.clock.now(),
        kind: 'appeared',
        cause: 'image',
        host: image.host,
        reference: image.references[0] ?? '',
        flaws: ['CVE-1'],
        flawsCount: 4,
        words: { en: '', es: '' },
        ...change,
      });
  });
}

test('moments and the week are those of lines that are seen whole, without names of others', async () => {
  const own = testImage('redis', 'media');
  const theirs = testImage('postgres', 'secrets', { references: ['postgres:17'] });
  const mine = testImage('postgres-old', 'media', { references: ['postgres:16'] });
  await using opened = await openTestLab([own, theirs, mine, vault]);
  const oldMs = opened.clock.now() - 8 * dayMs;
  await writeMoments(opened, [
    [own, {}],
    [own, { kind: 'repaired', reference: 'redis:their-tag', flawsCount: 2 }],
    [theirs, {}],
    [vault, {}],
    [own, { atMs: oldMs }],
  ]);
  const { moments, overview } = labHandlers(opened.parts);
  const page = { limit: 50 };
  const whole = await moments({ query: page }, asAll);
  expect(whole.map(({ id }) => id)).toEqual(['m4', 'm3', 'm2', 'm1', 'm0']);
  const part = await moments({ query: page }, asChild);
  expect(part.map(({ id, reference }) => [id, reference])).toEqual([
    ['m4', 'redis:1'],
    ['m1', 'docker.io/library/redis'],
    ['m0', 'redis:1'],
  ]);
  expect(await moments({ query: { limit: 1, before: 'm4' } }, asChild)).toMatchObject([{ id: 'm1' }]);
  expect((await overview({}, asAll)).week).toEqual({ appeared: 12, repaired: 2 });
  expect((await overview({}, asChild)).week).toEqual({ appeared: 4, repaired: 2 });
});

test('days come from the database, today among them', async () => {
  await using opened = await openTestLab([]);
  const { kernel, clock, parts } = opened;
  for (const back of [0, 1, 2]) await writeDay(kernel.database, dayOf([], clock.now() - back * dayMs));
  const { days } = labHandlers(parts);
  const today = clock.now() - (clock.now() % dayMs);
  const told = await days({ query: { days: 2 } }, asAll);
  expect(told.map((day) => day.dayMs)).toEqual([today - dayMs, today]);
});

test('metrics tell of each seen image its counts, and of one that was not compared none', async () => {
  const shared = { ...jellyfin, containers: [...jellyfin.containers, fakeContainer('jelly"2')] };
  const waits = testImage('sonarr', 'media');
  await using opened = await openTestLab([shared, vault, waits]);
  await opened.judge(shared, [openFinding], 3);
  await opened.judge(vault, [fakeFinding({ rank: 'soon' })]);
  const { securityMetrics } = labHandlers(opened.parts);
  const scrape = async (call: typeof asAll) => String((await securityMetrics({}, call, request)).body);
  const text = await scrape(asAll);
  expect(text).toContain('nexus_security_findings{host="nas",image="jellyfin:1",rank="now"} 1\n');
  expect(text).toContain('nexus_security_findings{host="nas",image="vault:1",rank="soon"} 1\n');
  expect(text).toContain(
    'nexus_security_findings_by_severity{host="nas",image="jellyfin:1",severity="critical"} 1\n',
  );
  expect(text).toContain('nexus_security_packages_unmatched{host="nas",image="jellyfin:1"} 3\n');
  expect(text).toContain('nexus_security_lab_findings{rank="now"} 1\n');
  expect(text).toContain('nexus_security_images{state="pending"} 1\n');
  expect(text).toContain('nexus_security_advisories_timestamp_seconds 1800000000\n');
  expect(text).not.toContain('sonarr');
  const part = await scrape(asChild);
  expect(part).toContain('jellyfin:1');
  expect(part).not.toContain('vault');
  expect(part).toContain('nexus_security_lab_findings{rank="soon"} 0\n');
});

test('thousands of images do not make as many series, and the most urgent keep theirs', async () => {
  const many = Array.from({ length: 520 }, (_, n) => testImage(`app${n}`, null));
  await using opened = await openTestLab(many);
  const { judged } = opened.lab;
  await opened.judge(many[519]!, [openFinding]);
  const worst = judged.get('nas/sha256:app519')!;
  const summary = { ...worst.summary, counts: countFindings([]) };
  for (const { host, id } of many.slice(0, 519))
    judged.set(imageKey({ host, id }), { ...worst, id, summary });
  const { securityMetrics } = labHandlers(opened.parts);
  const text = String((await securityMetrics({}, asAll, request)).body);
  expect(text).toContain('image="app519:1",rank="now"} 1\n');
  expect(text).toContain('nexus_security_images_left_out 20\n');
  expect(text.split('\n').length).toBeLessThan(7_500);
});
