import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { alpineFiles, factFiles } from '#tools/security/watch-advisories/advisory-files.ts';
import { requireEngine } from './engines.ts';
import { alpineRoot } from './security/build-image.ts';
import {
  openSecurityThings,
  openSecurityUnderTest,
  type SecurityThings,
  type SecurityUnderTest,
} from './security/security-under-test.ts';

describe.skipIf(!requireEngine('docker'))('NEXUS is killed while it looks for flaws', () => {
  let things: SecurityThings;
  let nexus: SecurityUnderTest;
  let image = '';

  beforeAll(async () => {
    things = await openSecurityThings();
    things.mirror.serve(alpineFiles({ musl: { 'CVE-2024-1001': '1.2.5-r1' } }));
    things.mirror.serve(factFiles(['CVE-2024-1001']));
    image = await things.build('app', alpineRoot({ musl: '1.2.5-r0', xz: '5.6.1-r0' }));
    nexus = await openSecurityUnderTest(things);
  });
  afterAll(async () => {
    await nexus?.[Symbol.asyncDispose]();
    await things?.[Symbol.asyncDispose]();
  });

  async function again(): Promise<void> {
    await nexus.nexus.end('SIGKILL');
    await nexus.nexus.begin();
  }

  /** Titles of every alert that ever was, and what happened to flaws. */
  async function told(): Promise<readonly string[]> {
    const { episodes } = await nexus.notify.alertHistory({ query: {} });
    const moments = await nexus.client.moments({ query: {} });
    const happened = moments.map(({ kind, flaws }) => `${kind} ${flaws.join(' ')}`);
    return [...episodes.map(({ title }) => title), ...happened].toSorted();
  }

  test('in the middle of reading an image: it goes on after the start, and tells of it once', async () => {
    things.mirror.break('', 'stall');
    things.engine.holdImages(true);
    await things.run('app', image);
    await eventually(() => things.engine.heldCount() > 0 || undefined, 20_000);
    things.engine.holdImages(false);
    await again();
    await eventually(async () => {
      const [one] = await nexus.client.images({ query: {} });
      return (one?.packages === 2 && one.knowledge.state === 'known') || undefined;
    }, 30_000);
    const isFetching = async () => (await nexus.client.overview({})).status.isFetching || undefined;
    await eventually(isFetching, 20_000);
    await again();
    things.mirror.heal();
    await again();
    const found = await nexus.image(image, ({ counts }) => counts.exploited === 1);
    expect(found.counts).toMatchObject({ repairable: 1, ranks: { now: 1 } });
    const once = ['appeared CVE-2024-1001', `${image}: CVE-2024-1001 in musl is being exploited`];
    await expect.poll(told, { timeout: 15_000 }).toEqual(once.toSorted());
  });

  test('in the middle of fetching a newer list: the older one holds until the whole of it is there', async () => {
    const before = await told();
    things.mirror.serve(
      alpineFiles({ musl: { 'CVE-2024-1001': '1.2.5-r1' }, xz: { 'CVE-2024-1002': '5.6.2-r0' } }),
    );
    things.mirror.break('secdb.alpinelinux.org', 'stall');
    await nexus.client.fetchFeeds({});
    things.mirror.takeAsked();
    await eventually(() => things.mirror.takeAsked().some((one) => one.includes('secdb')) || undefined);
    await again();
    const kept = await nexus.image(image);
    expect(kept.counts).toMatchObject({ exploited: 1, repairable: 1 });
    expect(await told()).toEqual(before);
    things.mirror.heal();
    await nexus.client.fetchFeeds({});
    await nexus.image(image, ({ counts }) => counts.repairable === 2);
    expect(await told()).toEqual([...before, 'appeared CVE-2024-1002'].toSorted());
  });
});
