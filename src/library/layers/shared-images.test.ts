import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inPieces } from './fake-layer.ts';
import { mergeLayers, type MergedTree } from './merge-layers.ts';
import { folderSource } from './open-image/folder-source.ts';
import type { ImageSource } from './open-image/image-files.ts';
import { openImage } from './open-image/open-image.ts';
import { tarFileSource } from './open-image/tar-file-source.ts';
import type { LayerOutline } from './outline.ts';
import { walkLayer, type LayerVisitor } from './walk-layer.ts';

/** Archives of the tests of other scanners; no part of the repository. The tests beside hold what they taught. */
const images = new URL('../../../../shared/data/cve/images/', import.meta.url);

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, images));
}

const nobody: LayerVisitor = { wants: () => false, read: async () => {} };

async function walkFile(name: string): Promise<LayerOutline> {
  return await walkLayer(inPieces(await readFile(pathOf(name)), 10_000), nobody);
}

/** Every layer of an image walked, and all of them put upon each other. */
async function merged(source: ImageSource, visitor = nobody) {
  await using opened = source;
  const image = await openImage(opened);
  const outlines: LayerOutline[] = [];
  for (const layer of image.layers) {
    const content = layer.open();
    if (typeof content !== 'string') outlines.push(await walkLayer(content, visitor, layer));
  }
  const problems = [...image.problems, ...outlines.flatMap((outline) => outline.problems)];
  const tree: MergedTree = mergeLayers(outlines);
  return { image, problems, tree };
}

describe.skipIf(!existsSync(images))('images of other projects', () => {
  test.each<[string, Partial<LayerOutline>]>([
    ['whiteout.layer', { paths: [], folders: ['etc'], whiteouts: ['etc/profile'] }],
    ['whiteout_advanced.layer', { whiteouts: ['a/a_file.txt', 'a_root_file.txt', 'b'] }],
    ['whiteout_opaque.layer', { opaque: ['a'], paths: ['b/not.a.wh..wh..opq'], whiteouts: [] }],
    [
      'trivy-walker-test.tar',
      { opaque: ['etc'], whiteouts: ['foo/foo'], paths: ['app/myweb/index.html', 'baz', 'vendor/bar'] },
    ],
  ])('the whiteouts of %s', async (name, expected) => {
    expect(await walkFile(`whiteout/${name}`)).toMatchObject({ ...expected, problems: [] });
  });

  test('a link that leads out of the root is kept as it is, and resolves inside', async () => {
    const outline = await walkFile('layers-hostile/unpack-escape.tar');
    const tree = mergeLayers([outline]);
    const paths = [...tree.files()].map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['escape', 'trampoline']));
    expect(paths.every((path) => !path.startsWith('/') && !path.includes('..'))).toBe(true);
    expect(tree.resolve('usr/share/doc/c/copyright')).toBeUndefined();
  });

  test.each([
    ['bad_name.tar', 1],
    ['concat.tar', 2],
    ['oddlayer.tar', 0],
    ['empty.tar', 0],
  ])('%s is walked', async (name, count) => {
    const { paths, problems } = await walkFile(`layers-hostile/${name}`);
    expect([paths.length, problems]).toEqual([count, []]);
  });

  const archives = existsSync(images)
    ? readdirSync(pathOf('layers-hostile')).filter((name) =>
        /^(symlink|single|two|multiple|over|basic|unpack-(?!escape))/.test(name),
      )
    : [];

  test.each(archives)('the image in %s has its layers, and every answer ends', async (name) => {
    const { image, problems, tree } = await merged(await tarFileSource(pathOf(`layers-hostile/${name}`)));
    expect(image.config?.architecture).toBe('amd64');
    expect(problems).toEqual([]);
    for (const { path } of tree.files()) expect(tree.resolve(path) ?? '').not.toMatch(/^\/|(^|\/)\.\.(\/|$)/);
  });

  test.each([
    ['alpine-310.tar.gz', 'Alpine Linux v3.10'],
    ['alpine-311.tar.gz', 'Alpine Linux v3.11'],
  ])('%s is read to its packages', async (name, title) => {
    const found = new Map<string, string>();
    const visitor: LayerVisitor = {
      wants: ({ path }) => /^(etc\/os-release|lib\/apk\/db\/installed)$/.test(path),
      read: async (file) => void found.set(file.path, (await file.whole(1_000_000)).toString()),
    };
    const { problems, image } = await merged(await tarFileSource(pathOf(`docker-save/${name}`)), visitor);
    expect([problems, image.layers.length]).toEqual([[], 1]);
    expect(found.get('etc/os-release')).toContain(title);
    expect(found.get('lib/apk/db/installed')?.match(/^P:/gm)).toHaveLength(14);
  });

  test.each<[string, number, readonly string[]]>([
    ['test.oci', 1, []],
    ['test_image_tag.oci', 1, []],
    ['test_bad_index_json.oci', 0, ['missing', 'damaged']],
    ['test_invalid_oci_image.oci', 0, ['missing', 'missing']],
    ['test_no_valid_manifests.oci', 0, ['missing', 'damaged']],
  ])('the layout %s', async (name, count, ids) => {
    const { image, problems } = await merged(await folderSource(pathOf(`oci-layout/${name}`)));
    expect([image.layers.length, problems.map(({ id }) => id)]).toEqual([count, ids]);
  });
});
