import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { decideEntry } from '#kernel/access/decide.ts';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { admin, testCall, viewer } from '#kernel/test-call.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { writeTar } from '#library/layers/write-tar.ts';
import { fakeHost } from '../fake-host.ts';
import type { HostImageContent } from './host-image-content.ts';
import { imageContentHandlers } from './image-content-handlers.ts';
import { localImageContent } from './local-image-content.ts';

const file = { kind: 'file', mode: 0o644, uid: 0, gid: 0, modifiedAtMs: 0 } as const;
const mediaId = 'a'.repeat(64);
const folder = 2 ** 31 + 0o755;
const link = 2 ** 27 + 0o777;
const { signal } = new AbortController();

/** What is in the container `box`: content, the names below a folder, or where a link leads. */
const inside: Readonly<Record<string, string | readonly string[] | { readonly to: string }>> = {
  '/': [],
  '/etc/os-release': { to: '/usr/lib/os-release' },
  '/usr/lib/os-release': 'ID=debian',
  '/var/lib/dpkg/status.d': ['base', 'libc6'],
  '/var/lib/rpm': { to: '/usr/lib/sysimage/rpm' },
  '/usr/lib/sysimage/rpm': ['rpmdb.sqlite'],
};

async function archiveOf(path: string): Promise<Buffer> {
  const found = inside[path] ?? '';
  const name = path.split('/').at(-1) ?? '';
  const of = (one: string, text: string) => ({
    ...file,
    name: one,
    sizeBytes: text.length,
    content: only(text),
  });
  const entries =
    typeof found === 'string'
      ? [of(name, found)]
      : Array.isArray(found)
        ? [{ ...file, name, kind: 'folder' as const }, ...found.map((one) => of(`${name}/${one}`, one))]
        : [];
  return Buffer.concat(await Array.fromAsync(writeTar(entries)));
}

async function* only(text: string): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(Buffer.from(text));
}

function statOf(path: string): string {
  const found = inside[path];
  const isLink = typeof found === 'object' && 'to' in found;
  const mode = isLink ? link : typeof found === 'string' ? 0o644 : folder;
  const stat = { name: path, size: 1, mode, mtime: '', linkTarget: isLink ? found.to : '' };
  return Buffer.from(JSON.stringify(stat)).toString('base64');
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://engine');
  const path = searchParams.get('path') ?? '';
  if (pathname === '/_ping') return void response.writeHead(200, { 'Api-Version': '1.48' }).end('OK');
  if (pathname.endsWith('/images/app/get')) return void response.end(searchParams.get('platform') ?? 'all');
  if (!pathname.endsWith('/containers/box/archive') || !(path in inside))
    return void response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"message":"no such"}');
  response.writeHead(200, { 'X-Docker-Container-Path-Stat': statOf(path) });
  response.end(request.method === 'HEAD' ? undefined : await archiveOf(path));
}

async function openContent() {
  const server = createServer((request, response) => void serve(request, response));
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const bound = server.address();
  const engine = connectEngine({
    host: '127.0.0.1',
    port: typeof bound === 'object' && bound ? bound.port : 0,
  });
  const clock = manualClock();
  const log = createLog({ level: 'error', format: 'json', write: () => undefined, now: () => 0 });
  const content = localImageContent({
    host: 'local',
    engine,
    clock,
    log,
    cgroupRoot: undefined,
    compose: undefined,
    stopped: signal,
    list: () => [],
    assertLive: () => undefined,
    refresh: () => Promise.resolve(),
  });
  return {
    content,
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(chunks)).toString();
}

test('places come by the names that were asked for, and what is not there is left out', async () => {
  await using opened = await openContent();
  const paths = ['/etc/os-release', '/usr/lib/os-release', '/none', '/var/lib/dpkg/status.d', '/var/lib/rpm'];
  const found: Record<string, string> = {};
  for await (const { name, content } of readTar(await opened.content.places('box', paths, signal)))
    found[name] = await textOf(content);
  expect(found).toEqual({
    'etc/os-release': 'ID=debian',
    'var/lib/dpkg/status.d/base': 'base',
    'var/lib/dpkg/status.d/libc6': 'libc6',
    'var/lib/rpm/rpmdb.sqlite': 'rpmdb.sqlite',
  });
  const gone = opened.content.places('gone', paths, signal);
  await expect(gone).rejects.toMatchObject({ status: 404, message: 'The container was not found.' });
});

test('the engine is asked for one platform where it knows them', async () => {
  await using opened = await openContent();
  expect(await textOf(await opened.content.archive('app', undefined, signal))).toBe('all');
  const chosen = await textOf(await opened.content.archive('app', 'linux/arm/v7', signal));
  expect(JSON.parse(chosen)).toEqual({ os: 'linux', architecture: 'arm', variant: 'v7' });
  const missing = opened.content.archive('none', undefined, signal);
  await expect(missing).rejects.toMatchObject({ status: 404, message: 'The image was not found.' });
});

test('the other tools may read all of it, and nobody else', async () => {
  const imageContent: HostImageContent = {
    parts: (id) =>
      Promise.resolve({
        id,
        operatingSystem: 'linux',
        architecture: 'amd64',
        variant: '',
        diffIds: ['sha256:1'],
      }),
    archive: () => Promise.resolve(only('saved')),
    places: (_container, paths) => Promise.resolve(only(paths.join(' '))),
  };
  const host = fakeHost('nas', { imageContent });
  host.put({ id: mediaId, name: 'jellyfin' });
  const handlers = imageContentHandlers({ hosts: [host] });
  const { containerPlaces, imageArchive, imageParts } = containers.endpoints;
  const query = containerPlaces.query.parse({ paths: '/etc//os-release' });
  const places = { params: { host: 'nas', id: mediaId }, query };
  const image = { params: { host: 'nas', image: 'app' }, query: {} };
  const tool = testCall({ caller: { kind: 'tool', tool: 'security' } });
  const found = await handlers.containerPlaces(places, tool);
  expect([found.fileName, await textOf(found.chunks)]).toEqual(['jellyfin.tar', '/etc/os-release']);
  expect(await textOf((await handlers.imageArchive(image, tool)).chunks)).toBe('saved');
  expect(await handlers.imageParts(image, tool)).toMatchObject({ id: 'app', diffIds: ['sha256:1'] });
  expect([decideEntry(admin, containerPlaces), decideEntry(admin, imageArchive)]).toEqual([
    'forbidden',
    'forbidden',
  ]);
  expect(decideEntry(viewer, imageParts)).toBe('allow');
  const forbidden = expect.objectContaining({ status: 403 });
  await expect(handlers.containerPlaces(places, testCall())).rejects.toEqual(forbidden);
  await expect(handlers.imageArchive(image, testCall())).rejects.toEqual(forbidden);
});

test.each([[[]], [['etc']], [['/a/../b']], [Array.from({ length: 201 }, () => '/a')]])(
  'places %j are none',
  (paths) => {
    expect(containers.endpoints.containerPlaces.query.safeParse({ paths }).success).toBe(false);
  },
);
