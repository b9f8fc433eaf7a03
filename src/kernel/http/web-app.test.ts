import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebApp } from './web-app.ts';
import type { WebApp } from './web-app.ts';

const script = 'console.log("nexus");\n'.repeat(100);
let folder: string;
let app: WebApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-web-'));
  const root = join(folder, 'web');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'theme.js'), 'theme');
  await writeFile(join(root, 'assets/main-abc.js'), script);
  await writeFile(join(root, 'assets/ready-abc.js'), script);
  await writeFile(join(root, 'assets/ready-abc.js.br'), 'squeezed by the build');
  await writeFile(join(root, 'assets/font-abc.woff2'), 'font');
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  app = await openWebApp(root);
});

afterAll(() => rm(folder, { recursive: true }));

function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  return app.answer(path, (name) => headers[name]);
}

const asPage = { accept: 'text/html,application/xhtml+xml' };

test('files with a hash in their names are kept for ever, and compressed', async () => {
  const answer = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip, br' });
  expect(answer?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer?.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(await answer!.arrayBuffer()).toString()).toBe(script);
  const again = await get('/assets/main-abc.js', { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(await again!.arrayBuffer()).toString()).toBe(script);
  expect(await (await get('/assets/main-abc.js'))?.text()).toBe(script);
});

test('what the build compressed is sent as it is, and fonts are not compressed again', async () => {
  const ready = await get('/assets/ready-abc.js', { 'accept-encoding': 'br' });
  expect(await ready?.text()).toBe('squeezed by the build');
  const font = await get('/assets/font-abc.woff2', { 'accept-encoding': 'br' });
  expect(font?.headers.get('content-encoding')).toBeNull();
});

test('the page and other files are asked for again, and then found unchanged', async () => {
  const page = await get('/', asPage);
  expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const etag = page!.headers.get('etag')!;
  expect(page?.headers.get('cache-control')).toBe('no-cache');
  expect((await get('/', { ...asPage, 'if-none-match': etag }))?.status).toBe(304);
  expect(await (await get('/theme.js'))?.text()).toBe('theme');
});

test('a visit to any address gets the page, a script that is not there does not', async () => {
  expect(await (await get('/containers/nas/jellyfin', asPage))?.text()).toBe('<!doctype html>');
  expect(await get('/assets/old-hash.js', { accept: '*/*' })).toBeUndefined();
  expect(await (await get('/', { accept: '*/*' }))?.text()).toBe('<!doctype html>');
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..\\..\\secret.txt',
  '//secret.txt',
  '/link.txt',
  '/theme.js\0.txt',
  '/assets',
  '/assets/ready-abc.js.br',
])('%s finds nothing', async (path) => {
  expect(await get(path)).toBeUndefined();
});
