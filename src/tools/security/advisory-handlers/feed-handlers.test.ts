import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { security } from '#contracts/security/contract.ts';
import type { UploadBody } from '#contracts/transfer.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { securityMigrations } from '../security-migrations.ts';
import type { SecuritySchema } from '../security-schema.ts';
import { openSettings } from '../settings/open-settings.ts';
import { openTemporaryFiles } from '../temporary-files/open-temporary-files.ts';
import { AdvisoryLab } from '../watch-advisories/advisory-lab.ts';
import { feedHandlers } from './feed-handlers.ts';

/** Each starts a thread, on a machine that may be busy. */
const slow = { timeout: 60_000 };
const call = testCall();
const { feeds, importAdvisories, saveSecuritySettings } = security.endpoints;

async function openFeedLab() {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'nexus-feeds-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const lab = opened.use(await AdvisoryLab.open());
  lab.serveAlpine({ musl: { 'CVE-2024-1001': '1.2.5-r1' } });
  lab.serveFacts([]);
  const kernel = opened.use(
    await openTestKernelOf<SecuritySchema>('security', securityMigrations, { clock: lab.clock }),
  );
  const settings = openSettings(kernel);
  const advisories = opened.use(await lab.openAdvisories({ settings: () => settings.now() }));
  const files = join(folder, 'files');
  const handlers = feedHandlers(
    { kernel, settings, advisories },
    { files: await openTemporaryFiles(files, 0) },
  );
  const all = opened.move();
  return {
    handlers,
    advisories,
    kernel,
    files,
    fetch: () => advisories.fetchDue({ releases: [{ ecosystem: 'alpine', release: '3.20' }] }),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function sent(bytes: Buffer): UploadBody {
  return {
    lengthBytes: bytes.length,
    async *[Symbol.asyncIterator]() {
      yield await Promise.resolve(bytes);
    },
  };
}

test(
  'advisories go out as one file and come in elsewhere, audited, and nothing else stays',
  slow,
  async () => {
    await using from = await openFeedLab();
    await using to = await openFeedLab();
    await from.fetch();
    const download = await from.handlers.exportAdvisories({}, call);
    const bytes = Buffer.concat(await Array.fromAsync(download.chunks));
    expect(bytes).toHaveLength(download.lengthBytes ?? 0);
    expect(download.fileName).toMatch(/^nexus-advisories-\d{4}-\d\d-\d\d\.bundle$/);
    const taken = await to.handlers.importAdvisories({}, call, sent(bytes));
    expect(importAdvisories.result.parse(taken)).toMatchObject({
      kind: 'nexus',
      advisories: expect.any(Number),
      problems: [],
    });
    expect(taken.advisories).toBeGreaterThan(0);
    expect(await to.kernel.published()).toMatchObject([
      { payload: { action: 'import advisories', target: 'a bundle of NEXUS', actorName: 'ana' } },
    ]);
    expect(await Promise.all([from, to].map((one) => readdir(one.files)))).toEqual([[], []]);
  },
);

test('a file that holds no advisories is refused, and nothing of it stays', slow, async () => {
  await using lab = await openFeedLab();
  for (const text of ['{"kind":"nexus-advisories","version":99}\n', 'text'.repeat(1000), '']) {
    const refused = lab.handlers.importAdvisories({}, call, sent(Buffer.from(text)));
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      es: expect.stringContaining('No se ha tomado nada'),
    });
  }
  expect(await readdir(lab.files)).toEqual([]);
  expect(await lab.kernel.published()).toEqual([]);
});

test('who leaves before the file is sent leaves nothing behind', slow, async () => {
  await using lab = await openFeedLab();
  const leaving = new AbortController();
  const download = await lab.handlers.exportAdvisories({}, testCall({ signal: leaving.signal }));
  expect(await readdir(lab.files)).toEqual([]);
  leaving.abort();
  await expect(Array.fromAsync(download.chunks)).rejects.toThrow();
});

test('feeds are told, and fetched only while that is on', slow, async () => {
  await using lab = await openFeedLab();
  await lab.fetch();
  const told = feeds.result.parse(await lab.handlers.feeds({}, call));
  expect(told.feeds.find(({ id }) => id === 'alpine')?.parts[0]).toMatchObject({ advisories: 1 });
  expect(told).toMatchObject({ sizeBytes: expect.any(Number), imported: [] });
  expect(await lab.handlers.fetchFeeds({}, call)).toEqual({ parts: expect.any(Number) });
  const settings = await lab.handlers.securitySettings({}, call);
  const off = saveSecuritySettings.body.parse({ ...settings, isFetchingOn: false, feedsOff: ['epss'] });
  expect(await lab.handlers.saveSecuritySettings({ body: off }, call)).toEqual(off);
  expect(() => lab.handlers.fetchFeeds({}, call)).toThrow(expect.objectContaining({ code: 'conflict' }));
  const unknown = { ...off, feedsOff: ['nvd'] };
  expect(() => lab.handlers.saveSecuritySettings({ body: unknown }, call)).toThrow(
    expect.objectContaining({ code: 'invalid', issues: [expect.objectContaining({ path: 'feedsOff' })] }),
  );
});
