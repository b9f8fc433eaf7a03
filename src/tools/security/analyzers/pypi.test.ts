import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildZip } from '#library/zip/build-zip.ts';
import { damagedCopies } from './image-files/damaged-files.ts';
import { givenFile } from './image-files/given-file.ts';
import { pypi } from './pypi.ts';

const site = 'usr/lib/python3/site-packages';
const path = `${site}/Flask_Login-0.6.3.dist-info/METADATA`;

test.each([
  [path, true],
  [`${site}/setuptools/_vendor/wheel-0.43.0.dist-info/METADATA`, true],
  [`${site}/six-1.16.0.egg-info`, true],
  [`${site}/six-1.16.0.egg-info/PKG-INFO`, true],
  [`${site}/six-1.16.0-py3.egg/EGG-INFO/PKG-INFO`, true],
  [`${site}/six-1.16.0-py3.egg`, true],
  ['src/project.egg-info/PKG-INFO', true],
  ['EGG-INFO/PKG-INFO', true],
  [`${site}/a.dist-info/RECORD`, false],
  [`${site}/METADATA`, false],
  [`${site}/PKG-INFO`, false],
  [`${site}/a.egg-info/top_level.txt`, false],
  [`${site}/a.egg-link`, false],
  ['NOTEGG-INFO/PKG-INFO', false],
])('%s tells of a package: %s', (place, isWanted) => {
  expect(pypi.wants({ path: place, sizeBytes: 100, mode: 0o644 })).toBe(isWanted);
});

const metadata = 'Metadata-Version: 2.1\r\nName: Flask.Login \r\nversion: 0.6.3\r\n\r\nName: other\r\n';

test('name and version are read as they are written', async () => {
  expect(await pypi.read(givenFile(path, metadata))).toEqual({
    packages: [
      {
        type: 'pypi',
        name: 'Flask.Login',
        version: '0.6.3',
        arch: null,
        source: null,
        module: null,
        vendor: null,
        path,
      },
    ],
  });
});

test('a long description is not read', async () => {
  const found = await pypi.read(givenFile(path, metadata + 'x'.repeat(10_000_000)));
  expect(found.packages).toHaveLength(1);
});

test.each([
  ['nothing', ''],
  ['no version', 'Name: a\n\n'],
  ['no name', 'Version: 1\n\n'],
  ['a name after the fields', 'Version: 1\n\nName: a\n'],
  ['a placeholder', 'Name: UNKNOWN\nVersion: 0.0.0\n'],
  ['two words', 'Name: a b\nVersion: 1\n'],
  ['bytes', Buffer.from([0xff, 0x4e, 0x00, 0x80])],
])('%s is told as damaged', async (_, content) => {
  expect(await pypi.read(givenFile(path, content))).toMatchObject({ problems: [{ path, id: 'damaged' }] });
});

const eggPath = `${site}/a-1.0-py3.egg`;
const egg = buildZip([
  { name: 'a/__init__.py', content: '' },
  { name: 'EGG-INFO/PKG-INFO', content: 'Name: a\nVersion: 1.0\n' },
]);

test('an egg that is a zip is read', async () => {
  const { packages } = await pypi.read(givenFile(eggPath, egg));
  expect(packages).toMatchObject([{ name: 'a', version: '1.0', path: `${eggPath}!/EGG-INFO/PKG-INFO` }]);
  expect(await pypi.read(givenFile(eggPath, buildZip([{ name: 'a.py', content: '' }])))).toEqual({});
});

test('an egg whose metadata is a bomb is told as too large', async () => {
  const bomb = buildZip([{ name: 'EGG-INFO/PKG-INFO', content: Buffer.alloc(20_000_000) }]);
  expect(await pypi.read(givenFile(eggPath, bomb))).toMatchObject({ problems: [{ id: 'too-large' }] });
});

test('damage of any kind ends in findings', async () => {
  for (const copy of damagedCopies(egg)) {
    const { packages = [], problems = [] } = await pypi.read(givenFile(eggPath, copy));
    expect(packages.length + problems.length).toBeLessThan(2);
  }
});

const data = new URL('../../../../../shared/data/cve/lang/', import.meta.url);
const files = existsSync(data)
  ? globSync('{python,syft-image-pkg-coverage/python}/**/*{METADATA,PKG-INFO,.egg-info,.egg}', {
      cwd: fileURLToPath(data),
      withFileTypes: true,
    }).filter((entry) => entry.isFile())
  : [];

describe.skipIf(files.length === 0)('as their names or folders say', () => {
  test.each(files.map((entry) => [`${entry.parentPath}/${entry.name}`]))('%s', async (file) => {
    const { packages = [], problems } = await pypi.read(
      givenFile(file.endsWith('.egg') ? eggPath : path, readFileSync(file)),
    );
    if (basename(file) === 'no-required-files.egg') return expect(packages).toEqual([]);
    expect(problems).toBeUndefined();
    expect(packages).toHaveLength(1);
    const [, name, version] = /([\w]+)-(\d[\d.]*\d)[-.]/.exec(file.slice(file.indexOf('/lang/'))) ?? [];
    if (name !== undefined) expect(packages).toMatchObject([{ name, version }]);
  });
});
