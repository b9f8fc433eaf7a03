import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import { crc32c, crcText } from './crc32c.ts';
import {
  breakAfter,
  content,
  half,
  openFetchLab,
  send,
  sendRest,
  type FetchLab,
  type Serve,
} from './fetch-lab.ts';

let lab: FetchLab;

beforeEach(async () => {
  lab = await openFetchLab();
});

afterEach(() => lab[Symbol.asyncDispose]());

test('a broken download goes on where it broke off, in the same call', async () => {
  lab.serves = [breakAfter(half), sendRest()];
  expect(await lab.fetchIt({ limits: { attempts: 2 } })).toMatchObject({ kind: 'new', content });
  expect(lab.asked[1]).toMatchObject({ range: `bytes=${half}-`, 'if-range': '"one"' });
});

test('and in the next one', async () => {
  lab.serves = [breakAfter(1000), breakAfter(5000), sendRest()];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'failed', reason: 'broken-off' });
  expect((await readdir(lab.folder)).toSorted()).toEqual(['osv.npm.download', 'osv.npm.download.json']);
  lab.serves = [sendRest()];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'new', content });
  expect(await readdir(lab.folder)).toEqual([]);
});

test('several breaks in a row', async () => {
  const sendSome: Serve = (request, response) => {
    const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0]);
    response.writeHead(206, {
      'Content-Length': content.length - from,
      'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}`,
    });
    response.write(content.subarray(from, from + 10_000), () => setTimeout(() => response.destroy(), 20));
  };
  lab.serves = [breakAfter(10_000), sendSome, sendSome, sendRest()];
  expect(await lab.fetchIt({ limits: { attempts: 4 } })).toMatchObject({ kind: 'new', content });
  expect(lab.asked.map(({ range }) => range)).toEqual([
    undefined,
    'bytes=10000-',
    'bytes=20000-',
    'bytes=30000-',
  ]);
});

test('a file that changes between the halves is fetched anew', async () => {
  const other = Buffer.from('another file');
  lab.serves = [breakAfter(half), send(other, { ETag: '"two"' })];
  expect(await lab.fetchIt({ limits: { attempts: 2 } })).toMatchObject({ kind: 'new', content: other });
});

test.each<[string, Serve]>([
  ['of another file', sendRest({ ETag: '"two"' })],
  [
    'from elsewhere',
    send(content, { 'Content-Range': `bytes 0-${content.length - 1}/${content.length}` }, 206),
  ],
  [
    'of another length',
    (request, response) =>
      send(
        content.subarray(half),
        { 'Content-Range': `bytes ${half}-${content.length}/${content.length + 1}` },
        206,
      )(request, response),
  ],
  ['without a range', send(content.subarray(half), {}, 206)],
  ['that cannot be had', send(Buffer.alloc(0), {}, 416)],
])('a rest %s is thrown away, and the whole is fetched', async (_, rest) => {
  lab.serves = [breakAfter(half), rest, send(content)];
  expect(await lab.fetchIt({ limits: { attempts: 3 } })).toMatchObject({ kind: 'new', content });
  expect(lab.asked.map(({ range }) => range)).toEqual([undefined, `bytes=${half}-`, undefined]);
});

test.each<[string, () => Promise<void>]>([
  ['other bytes', () => writeFile(join(lab.folder, 'osv.npm.download'), Buffer.alloc(half, 'x'))],
  ['fewer bytes', () => writeFile(join(lab.folder, 'osv.npm.download'), 'x')],
  ['no note', () => rm(join(lab.folder, 'osv.npm.download.json'))],
  ['a note that cannot be read', () => writeFile(join(lab.folder, 'osv.npm.download.json'), '{"bytes":')],
])('what was kept is checked: %s', async (_, spoil) => {
  lab.serves = [breakAfter(half)];
  await lab.fetchIt();
  await spoil();
  lab.serves = [send(content)];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'new', content });
  expect(lab.asked.at(-1)).not.toHaveProperty('range');
});

test('what was kept for a day is not used', async () => {
  lab.serves = [breakAfter(half)];
  await lab.fetchIt();
  lab.serves = [send(content)];
  const clock = { ...systemClock, now: () => Date.now() + 25 * 3_600_000 };
  expect(await lab.fetchIt({ tools: { clock } })).toMatchObject({ kind: 'new', content });
  expect(lab.asked.at(-1)).not.toHaveProperty('range');
});

test.each([
  [{ ETag: 'W/"weak"' }, 0],
  [{}, 0],
  [{ 'Last-Modified': new Date().toUTCString() }, 0],
  [{ 'Last-Modified': 'Sun, 01 Nov 2026 00:00:00 GMT', Date: 'Sun, 01 Nov 2026 12:00:00 GMT' }, 2],
])('with %j, %i files are kept of a break', async (headers, files) => {
  lab.serves = [breakAfter(half, headers)];
  expect(await lab.fetchIt()).toMatchObject({ reason: 'broken-off' });
  expect(await readdir(lab.folder)).toHaveLength(files);
});

test('a rest that is damaged leaves nothing', async () => {
  const hash = `crc32c=${crcText(crc32c(content))}`;
  const wrong: Serve = (_, response) =>
    send(
      Buffer.alloc(content.length - half, 'x'),
      { 'Content-Range': `bytes ${half}-${content.length - 1}/${content.length}` },
      206,
    )(_, response);
  lab.serves = [breakAfter(half, { ETag: '"one"', 'X-Goog-Hash': hash }), wrong];
  expect(await lab.fetchIt({ limits: { attempts: 2 } })).toMatchObject({ kind: 'failed', reason: 'damaged' });
  expect(await readdir(lab.folder)).toEqual([]);
});

test('who ends it gets the reason, and the next call goes on', async () => {
  const controller = new AbortController();
  lab.serves = [
    (_, response) => {
      response.writeHead(200, { 'Content-Length': content.length, ETag: '"one"' });
      response.write(content.subarray(0, half), () =>
        setTimeout(() => controller.abort(new Error('going home')), 100),
      );
    },
  ];
  await expect(lab.fetchIt({ signal: controller.signal })).rejects.toThrow('going home');
  lab.serves = [sendRest()];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'new', content });
  await expect(lab.fetchIt({ signal: AbortSignal.abort(new Error('never began')) })).rejects.toThrow(
    'never began',
  );
});

test('downloads that nobody came back for are cleared away', async () => {
  const old = new Date(Date.now() - 3 * 24 * 3_600_000);
  for (const name of ['gone.download', 'gone.download.json', 'other.txt', 'fresh.download']) {
    await writeFile(join(lab.folder, name), 'x');
    if (name !== 'fresh.download') await utimes(join(lab.folder, name), old, old);
  }
  lab.serves = [send(content)];
  await lab.fetchIt();
  expect((await readdir(lab.folder)).toSorted()).toEqual(['fresh.download', 'other.txt']);
});
