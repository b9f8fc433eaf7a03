import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { parsePlatform } from '#library/registry/platform.ts';
import { nothingKept, type ScanContext } from '../scan/scan-context.ts';
import { sha256Of, tarOf } from '../scan/test-layers.ts';
import { openScanThreads } from '../scan/threads/open-scan-threads.ts';
import { scanArchiveFile } from './scan-archive-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'nexus-archive-'));
const threads = openScanThreads(1);
afterAll(async () => {
  await threads[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const { signal } = new AbortController();
const context: ScanContext = { threads, kept: nothingKept, signal, timeMs: 20_000 };

const release = 'ID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME="Alpine Linux v3.20"\n';
const installed = 'P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\n\n';
const root = tarOf(['etc/os-release', release], ['lib/apk/db/installed', installed]);
const configText = JSON.stringify({
  os: 'linux',
  architecture: 'amd64',
  rootfs: { type: 'layers', diff_ids: [sha256Of(root)] },
});
const hex = sha256Of(Buffer.from(configText)).slice('sha256:'.length);
const list = JSON.stringify([{ Config: `${hex}.json`, RepoTags: ['app:1'], Layers: ['aa/layer.tar'] }]);
const saved = tarOf([`${hex}.json`, configText], ['aa/layer.tar', root.toString()], ['manifest.json', list]);
const layer = root;
const manifest = JSON.stringify({
  schemaVersion: 2,
  config: {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: sha256Of(Buffer.from(configText)),
    size: configText.length,
  },
  layers: [
    { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: sha256Of(layer), size: layer.length },
  ],
});
const nameOf = (bytes: Buffer) => `blobs/sha256/${sha256Of(bytes).slice('sha256:'.length)}`;
const index = JSON.stringify({
  schemaVersion: 2,
  manifests: [
    {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: sha256Of(Buffer.from(manifest)),
      size: manifest.length,
    },
  ],
});
const layout = tarOf(
  [nameOf(layer), layer.toString()],
  [nameOf(Buffer.from(configText)), configText],
  [nameOf(Buffer.from(manifest)), manifest],
  ['index.json', index],
  ['oci-layout', '{"imageLayoutVersion":"1.0.0"}'],
);

function scan(bytes: Buffer, platform?: string) {
  const path = join(folder, 'archive');
  writeFileSync(path, bytes);
  return scanArchiveFile(context, path, platform === undefined ? undefined : parsePlatform(platform));
}

test.each([
  ['what docker save wrote', saved, 1],
  ['the same, compressed', gzipSync(saved), 1],
  ['an OCI layout', layout, 1],
  ['the same, compressed', zstdCompressSync(layout), 1],
  ['the tar of a root folder', root, 0],
  ['the same, compressed', gzipSync(root), 0],
])('%s is read', async (_, bytes, layers) => {
  const found = await scan(bytes);
  expect(found).toMatchObject({
    distribution: { id: 'alpine', version: '3.20.3' },
    packages: [{ name: 'musl', version: '1.2.5-r0', layer: layers === 1 ? 0 : null }],
    problems: [],
  });
  expect(found.layers).toHaveLength(layers);
});

test('the folder of a program is no image, though it has a manifest.json', async () => {
  const program = tarOf(
    ['./manifest.json', '{"name":"app","short_name":"app"}'],
    ['./node_modules/left-pad/package.json', '{"name":"left-pad","version":"1.3.0"}'],
  );
  expect(await scan(program)).toMatchObject({ packages: [{ type: 'npm', name: 'left-pad' }], layers: [] });
});

test.each<[string, Buffer, string | undefined, object]>([
  ['text', Buffer.from('<html>'.repeat(500)), undefined, { code: 'invalid', message: /^This is no archive/ }],
  ['nothing', Buffer.alloc(0), undefined, { code: 'invalid', message: /^This is no archive/ }],
  [
    'half an archive',
    gzipSync(saved).subarray(0, 300),
    undefined,
    { code: 'invalid', message: /ends midway/ },
  ],
  [
    'what Node does not unpack',
    Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2]),
    undefined,
    { message: /compressed with xz/ },
  ],
  [
    'an image for another platform',
    saved,
    'linux/arm64',
    { code: 'other-platforms', message: 'The archive holds no image for linux/arm64.' },
  ],
  ['an image without its layer', tarOf(['oci-layout', '{}']), undefined, { code: 'invalid' }],
])(
  'of %s it is said what is wrong',
  async (_, bytes, platform, { message = /./, ...told }: { message?: RegExp | string }) => {
    const failed = await scan(bytes, platform).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ ...told, es: expect.any(String) });
    expect(String(failed instanceof Error && failed.message)).toMatch(message);
  },
);

test('what of a root folder cannot be read is told with what can', async () => {
  const found = await scan(root.subarray(0, root.length - 1536));
  expect(found.distribution?.id).toBe('alpine');
  expect(found.problems[0]).toMatchObject({ path: null, id: 'damaged', detail: 'The archive ends midway.' });
});

test('an archive whose list comes first is found out by it', async () => {
  const text = list.replace(`${hex}.json`, 'config');
  const archive = tarOf(['manifest.json', text], ['config', configText], ['aa/layer.tar', root.toString()]);
  expect(await scan(archive)).toMatchObject({ packages: [{ name: 'musl' }] });
});
