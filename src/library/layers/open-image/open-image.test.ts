import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { platformOf } from '../../registry/platform.ts';
import { fakeLayer, inPieces, type FakeEntry } from '../fake-layer.ts';
import {
  absent,
  blob,
  config,
  configFor,
  describeBlob,
  indexOf,
  layerType,
  linux,
  lower,
  manifest,
  manifestOf,
  oci,
  old,
  sha,
  upper,
  zipped,
} from './fake-image.ts';
import { TarError } from '../tar-error.ts';
import { walkLayer } from '../walk-layer.ts';
import { folderSource } from './folder-source.ts';
import type { ImageWish } from './found-image.ts';
import { imageOf } from './image-of.ts';
import { openImage } from './open-image.ts';
import { readImageStream } from './read-image-stream.ts';
import { tarFileSource } from './tar-file-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'nexus-image-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** The paths of all layers, and the problems, through one way of opening it. */
type Way = (
  entries: readonly FakeEntry[],
  wish?: ImageWish,
) => Promise<{ paths: unknown; problems: unknown[] }>;

const nobody = { wants: () => false, read: async () => {} };

async function opened(source: Awaited<ReturnType<typeof folderSource>>, wish?: ImageWish) {
  const image = await openImage(source, wish);
  const paths: unknown[] = [];
  for (const layer of image.layers) {
    const content = layer.open();
    if (typeof content === 'string') {
      paths.push(content);
      continue;
    }
    const outline = await walkLayer(content, nobody, layer);
    paths.push(outline.paths, ...outline.problems.map(({ detail }) => detail));
  }
  await source[Symbol.asyncDispose]();
  return { paths, problems: image.problems.map(({ detail }) => detail) };
}

function newPath(): string {
  return join(folder, String((made += 1)));
}

async function archived(entries: readonly FakeEntry[], change = (bytes: Buffer) => bytes): Promise<string> {
  const path = newPath();
  writeFileSync(path, change(await fakeLayer(entries)));
  return path;
}

const ways: readonly [string, Way][] = [
  ['a tar file', async (entries, wish) => await opened(await tarFileSource(await archived(entries)), wish)],
  [
    'a compressed tar file',
    async (entries, wish) => await opened(await tarFileSource(await archived(entries, gzipSync)), wish),
  ],
  [
    'a folder',
    async (entries, wish) => {
      const root = newPath();
      for (const { name, content = '', to } of entries) {
        const path = join(root, name);
        mkdirSync(dirname(path), { recursive: true });
        if (to !== undefined) symlinkSync(to, path);
        else if (!name.endsWith('/')) writeFileSync(path, content);
      }
      return await opened(await folderSource(root), wish);
    },
  ],
  [
    'a stream',
    async (entries, wish) => {
      const walked = new Map<string, Awaited<ReturnType<typeof walkLayer>>>();
      const files = await readImageStream(inPieces(await fakeLayer(entries)), async (path, content) => {
        walked.set(path, await walkLayer(content, nobody));
      });
      const image = await imageOf(files, wish);
      const paths = image.layers.flatMap(({ path, state, diffId }) => {
        const outline = walked.get(path ?? '');
        if (!outline) return [state];
        expect(outline.diffId).toBe(diffId);
        return [outline.paths, ...outline.problems.map(({ detail }) => detail)];
      });
      return { paths, problems: image.problems.map(({ detail }) => detail) };
    },
  ],
];

const nested = indexOf(describeBlob(manifest, linux('amd64')), { ...absent, ...linux('arm64') });
const partial = manifestOf(configFor('arm64'), [describeBlob(lower), absent]);
const both = [['a'], ['b']];

describe.each(ways)('in %s', (_, way) => {
  test.each<[string, readonly FakeEntry[], unknown, unknown[]]>([
    ['an OCI layout', oci, both, []],
    ['what an old engine saved, one layer twice', old, [['a'], ['b'], ['a']], []],
    ['the manifest first', old.toReversed(), [['a'], ['b'], ['a']], []],
    [
      'a signature listed before the image',
      [
        ...oci,
        blob('{}'),
        blob(manifestOf('{}', [describeBlob(lower)])),
        {
          name: 'index.json',
          content: indexOf(describeBlob(manifestOf('{}', [describeBlob(lower)])), describeBlob(manifest)),
        },
      ],
      both,
      [],
    ],
    [
      'an index in an index, with a platform that was never fetched',
      [...oci, blob(nested), { name: 'index.json', content: indexOf(describeBlob(nested)) }],
      both,
      [],
    ],
    [
      'a platform of which a part is there, listed first',
      [
        ...oci,
        blob(partial),
        blob(configFor('arm64')),
        { name: 'index.json', content: indexOf(describeBlob(partial), describeBlob(manifest)) },
      ],
      both,
      [],
    ],
    [
      'an index of absent platforms beside a manifest of Docker',
      [...old, { name: 'index.json', content: indexOf(absent) }],
      [['a'], ['b'], ['a']],
      [],
    ],
    [
      'nothing',
      [{ name: 'x', content: 'y' }],
      [],
      ['It holds no image that was asked for: neither index.json nor manifest.json lists one.'],
    ],
    [
      'an index that is none',
      [{ name: 'index.json', content: 'foobar' }],
      [],
      ['No image in it is whole.', 'index.json is no image index.'],
    ],
    [
      'a configuration that is missing',
      old.filter(({ name }) => name !== 'c.json'),
      [],
      ['No image in it is whole.', 'The configuration c.json is missing.'],
    ],
    [
      'a layer that is missing',
      old.filter(({ name }) => name !== 'two/layer.tar'),
      [['a'], 'missing', ['a']],
      [expect.stringMatching(/^Layer 2 .* is missing\.$/)],
    ],
  ])('%s is found', async (_name, entries, paths, problems) => {
    expect(await way(entries)).toEqual({ paths, problems });
  });

  test('a platform that is asked for is found, or told', async () => {
    const platforms = [
      ...oci.slice(0, 4),
      blob(configFor('arm64', [lower])),
      blob(manifestOf(configFor('arm64', [lower]), [describeBlob(lower)])),
      {
        name: 'index.json',
        content: indexOf(
          describeBlob(manifest, linux('amd64')),
          describeBlob(manifestOf(configFor('arm64', [lower]), [describeBlob(lower)]), linux('arm64')),
        ),
      },
    ];
    const host = (architecture: string) => ({ platform: platformOf({ os: 'linux', architecture }) });
    expect(await way(platforms, host('arm64'))).toEqual({ paths: [['a']], problems: [] });
    expect(await way(platforms, host('amd64'))).toEqual({ paths: both, problems: [] });
    const { problems } = await way(platforms, host('s390x'));
    expect(problems).toEqual(['The image is here for other platforms only.']);
  });
});

test('an image tells its configuration, digests and layers', async () => {
  await using source = await tarFileSource(await archived(oci));
  expect(await openImage(source)).toMatchObject({
    digest: `sha256:${sha(manifest)}`,
    configDigest: `sha256:${sha(config)}`,
    config: {
      os: 'linux',
      architecture: 'amd64',
      createdAtMs: Date.UTC(2024, 4, 6, 7, 8, 9),
      env: ['PATH=/bin'],
      labels: { maintainer: 'me' },
      history: [
        { createdBy: 'COPY a', isEmptyLayer: false },
        { createdBy: 'ENV x', isEmptyLayer: true },
      ],
    },
    layers: [
      { digest: `sha256:${sha(lower)}`, diffId: `sha256:${sha(lower)}`, mediaType: layerType },
      { digest: `sha256:${sha(zipped)}`, diffId: `sha256:${sha(upper)}`, mediaType: `${layerType}+gzip` },
    ],
  });
});

test('a foreign layer and an image without layers are told', async () => {
  const foreign = { ...absent, mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip' };
  const told = async (blobs: readonly object[], diffs: readonly Buffer[]) => {
    const windows = manifestOf(configFor('amd64', diffs), blobs);
    const entries = [
      blob(windows),
      blob(configFor('amd64', diffs)),
      { name: 'index.json', content: indexOf(describeBlob(windows)) },
    ];
    await using source = await tarFileSource(await archived(entries));
    const { layers: found, problems } = await openImage(source);
    return [found.map((layer) => layer.open()), problems.map(({ id }) => id)];
  };
  expect(await told([foreign], [lower])).toEqual([['foreign'], ['foreign']]);
  expect(await told([], [])).toEqual([[], ['missing']]);
});

test('bytes that are not what their digest says are damaged', async () => {
  const forged = oci.map((entry) =>
    entry.content === zipped ? { ...entry, content: gzipSync(lower) } : entry,
  );
  for (const [name, way] of ways.filter(([each]) => each !== 'a stream')) {
    const { paths } = await way(forged);
    const last = Array.isArray(paths) ? paths.at(-1) : paths;
    expect([name, last]).toEqual([name, `It is not sha256:${sha(zipped)}.`]);
  }
  const stream = readImageStream(inPieces(await fakeLayer(forged)), async (path, content) => {
    expect(path).toMatch(/^blobs\//);
    for await (const _ of content);
  });
  await expect(stream).rejects.toThrow(TarError);
  const other = oci.map((entry) =>
    entry.content === config ? { ...entry, content: configFor('arm64') } : entry,
  );
  const [[, tarFile] = ways[1]!] = ways;
  expect((await tarFile(other)).problems).toEqual([
    'No image in it is whole.',
    `sha256:${sha(config)} is something else.`,
  ]);
});

test('a folder gives nothing from outside', async () => {
  const secret = newPath();
  writeFileSync(secret, '{}');
  const root = newPath();
  mkdirSync(root);
  symlinkSync(secret, join(root, 'index.json'));
  const source = await folderSource(root);
  expect(await source.document('index.json')).toBeUndefined();
  expect(await source.find(`../${secret.slice(folder.length + 1)}`)).toBeUndefined();
});

test('a stream that hangs is left at the deadline', async () => {
  async function* hanging(): AsyncGenerator<Buffer, void> {
    yield lower.subarray(0, 512);
    await new Promise(() => {});
  }
  const read = readImageStream(hanging(), async () => {}, { signal: AbortSignal.timeout(20) });
  await expect(read).rejects.toThrow('timeout');
});
