import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildZip } from '#library/zip/build-zip.ts';
import { openIndex, type AdvisoryIndex } from '../../advisories/open-index.ts';
import type { Feed } from '../feed.ts';
import { osv } from '../osv.ts';
import { planFeeds, type KnownPart, type PlannedPart } from '../plan/feed-plan.ts';
import { breakAfter, labTools, openFetchLab, send, type FetchLab, type Serve } from './fetch-lab.ts';
import { refreshPart, type RefreshTools } from './refresh-part.ts';
import { transport } from './transport.ts';

const [part] = osv.parts({ releases: [{ ecosystem: 'npm', release: '' }] });
const name = { ecosystem: 'npm', release: '', name: 'minimist' };

let lab: FetchLab;
let index: AdvisoryIndex;
/** What answers under each path. */
let files: Map<string, Serve>;

beforeEach(async () => {
  lab = await openFetchLab();
  index = openIndex(':memory:').index;
  files = new Map();
  lab.serves = [
    (request, response) =>
      (files.get(request.url ?? '') ?? send(Buffer.alloc(0), {}, 404))(request, response),
  ];
});

afterEach(async () => {
  index[Symbol.dispose]();
  await lab[Symbol.asyncDispose]();
});

function record(id: string, fixed: string, modified = '2026-01-01T00:00:00Z'): string {
  const affected = [
    {
      package: { ecosystem: 'npm', name: 'minimist' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
    },
  ];
  return JSON.stringify({ id, modified, affected });
}

function serveArchive(records: Readonly<Record<string, string>>, headers: Record<string, string> = {}): void {
  const zip = buildZip(Object.entries(records).map(([id, content]) => ({ name: `${id}.json`, content })));
  files.set('/osv-vulnerabilities/npm/all.zip', send(zip, headers));
}

function serve(file: string, content: string, status = 200): void {
  files.set(`/osv-vulnerabilities/npm/${file}`, send(Buffer.from(content), {}, status));
}

function refresh(mode: PlannedPart['mode'], feed: Feed = osv) {
  const known: KnownPart | undefined = index.parts().find((each) => each.feed === 'osv');
  const tools: RefreshTools = {
    ...labTools,
    transport: (url, headers, signal) => transport(new URL(url.pathname, lab.address()), headers, signal),
    sink: index,
    folder: lab.folder,
  };
  return refreshPart({ feed, part: part!, mode, dueAtMs: 0 }, known, tools);
}

function fixes(): readonly (string | undefined)[] {
  return index
    .candidates(name)
    .map(({ advisory, affected }) => `${advisory.id} ${affected.spans[0]?.fixed}`)
    .toSorted();
}

const state = () => index.parts()[0]?.state;

test('an archive, then what changed, then nothing', async () => {
  serveArchive(
    { 'GHSA-1': record('GHSA-1', '1.0.0'), 'GHSA-2': record('GHSA-2', '2.0.0') },
    { ETag: '"one"' },
  );
  expect(await refresh('again')).toMatchObject({ kind: 'written', result: { counts: { added: 2 } } });
  expect(fixes()).toEqual(['GHSA-1 1.0.0', 'GHSA-2 2.0.0']);
  expect(state()).toMatchObject({
    etag: '"one"',
    revision: 1,
    failures: 0,
    cursor: '2025-12-31T23:00:00.000000000Z',
  });
  expect(await readdir(lab.folder)).toEqual([]);

  serve(
    'modified_id.csv',
    '2026-02-01T00:00:00Z,GHSA-1\n2026-01-15T00:00:00Z,GHSA-2\n2026-01-14T00:00:00Z,GHSA-3\n2025-12-01T00:00:00Z,GHSA-9\n',
  );
  serve('GHSA-1.json', record('GHSA-1', '1.0.1'));
  serve('GHSA-3.json', record('GHSA-3', '3.0.0'));
  expect(await refresh('changes')).toMatchObject({
    kind: 'written',
    result: { counts: { added: 1, changed: 1, removed: 1 } },
  });
  expect(fixes()).toEqual(['GHSA-1 1.0.1', 'GHSA-3 3.0.0']);
  expect(state()).toMatchObject({ etag: '"one"', cursor: '2026-02-01T00:00:00.000000000Z' });

  expect(await refresh('changes')).toEqual({ kind: 'unchanged' });
  files.set(
    '/osv-vulnerabilities/npm/all.zip',
    (request, response) =>
      void response.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 500).end(),
  );
  expect(await refresh('whole')).toMatchObject({ kind: 'unchanged' });
});

test('what was read is planned again in its time, and sooner for another release', async () => {
  serveArchive({ 'GHSA-1': record('GHSA-1', '1.0.0') });
  await refresh('again');
  const modes = (ecosystem: string, afterMs: number) => {
    const present = { releases: [{ ecosystem, release: '' }] };
    const known = () => index.parts()[0];
    return planFeeds([osv], present, known, Date.now() + afterMs, {
      mostAtOnce: 9,
      running: new Set(),
    }).due.map(({ mode }) => mode);
  };
  expect(modes('npm', 0)).toEqual([]);
  expect(modes('npm', 3_700_000)).toEqual(['changes']);
  expect(modes('pypi', 0)).toEqual(['again']);
  expect(index.knows('npm', '')).toBe(true);
  files.set('/osv-vulnerabilities/npm/all.zip', send(Buffer.alloc(0), { 'Retry-After': 7200 }, 503));
  await refresh('whole');
  expect(modes('npm', 7_000_000)).toEqual([]);
  expect(modes('npm', 7_300_000)).toEqual(['changes']);
});

test('whatever goes wrong, what was there stays', async () => {
  serveArchive({ 'GHSA-1': record('GHSA-1', '1.0.0') });
  await refresh('again');
  const before = state();

  serve('modified_id.csv', '<html>');
  expect(await refresh('changes')).toMatchObject({ kind: 'failed', detail: 'It is no list of changes.' });
  serve('modified_id.csv', '2026-02-01T00:00:00Z,GHSA-1\n');
  serve('GHSA-1.json', 'x', 503);
  expect(await refresh('changes')).toMatchObject({ kind: 'failed', detail: 'The server fails (503).' });
  serve('all.zip', 'no zip');
  expect(await refresh('whole')).toMatchObject({ kind: 'failed', detail: 'The file is not whole.' });
  files.set('/osv-vulnerabilities/npm/all.zip', breakAfter(100));
  expect(await refresh('whole')).toMatchObject({ kind: 'failed', detail: 'The connection broke.' });
  serveArchive({ 'MAL-1': '{}' });
  expect(await refresh('whole')).toMatchObject({ kind: 'failed', detail: 'It has no records.' });

  expect(fixes()).toEqual(['GHSA-1 1.0.0']);
  expect(state()).toMatchObject({
    cursor: before?.cursor,
    fetchedAtMs: before?.fetchedAtMs,
    failures: 5,
    problem: 'It has no records.',
  });
  serveArchive({ 'GHSA-1': record('GHSA-1', '1.0.0') });
  expect(await refresh('whole')).toMatchObject({ kind: 'written', result: { names: [] } });
  expect(state()).toMatchObject({ failures: 0, problem: null });
});

test('a changed record that cannot be read does not hold up the others', async () => {
  serveArchive({ 'GHSA-1': record('GHSA-1', '1.0.0') });
  await refresh('again');
  serve('modified_id.csv', '2026-02-01T00:00:00Z,GHSA-1\n2026-02-01T00:00:00Z,GHSA-2\n');
  serve('GHSA-1.json', '{');
  serve('GHSA-2.json', record('GHSA-2', '2.0.0'));
  expect(await refresh('changes')).toMatchObject({
    kind: 'written',
    result: { problems: ['GHSA-1 cannot be read.'] },
  });
  expect(fixes()).toEqual(['GHSA-1 1.0.0', 'GHSA-2 2.0.0']);
});

test('with too many changes the whole is fetched', async () => {
  serveArchive({ 'GHSA-1': record('GHSA-1', '1.0.0') });
  await refresh('again');
  serve(
    'modified_id.csv',
    Array.from({ length: 1200 }, (_, n) => `2026-02-01T00:00:00Z,GHSA-${n}\n`).join(''),
  );
  serveArchive({ 'GHSA-2': record('GHSA-2', '2.0.0') });
  expect(await refresh('changes')).toMatchObject({ kind: 'written' });
  expect(fixes()).toEqual(['GHSA-2 2.0.0']);
});
