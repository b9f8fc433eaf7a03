import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildZip } from '#library/zip/build-zip.ts';
import { damagedCopies } from './image-files/damaged-files.ts';
import { givenFile } from './image-files/given-file.ts';
import { npm } from './npm.ts';

const path = 'app/node_modules/@babel/core/package.json';

test.each([
  ['app/node_modules/lodash/package.json', true],
  ['app/node_modules/@babel/core/package.json', true],
  ['node_modules/a/node_modules/@b/c/package.json', true],
  ['usr/local/lib/node_modules/npm/package.json', true],
  ['usr/local/lib/node_modules/npm/node_modules/semver/package.json', true],
  ['app/node_modules/.pnpm/lodash@4.17.21/node_modules/lodash/package.json', true],
  ['app/.yarn/cache/lodash-npm-4.17.21-6382451519-eb835a2e51.zip', true],
  ['app/.yarn/unplugged/esbuild-npm-0.19.0-1/node_modules/esbuild/package.json', true],
  ['opt/yarn-v1.22.22/package.json', true],
  ['root/.cache/node/corepack/v1/pnpm/9.1.0/package.json', true],
  ['app/tests/node_modules/lodash/package.json', true],
  ['app/node_modules/test/node_modules/lodash/package.json', true],
  ['app/node_modules/@scope/test/node_modules/lodash/package.json', true],
  ['app/package.json', false],
  ['app/node_modules/package.json', false],
  ['app/node_modules/@babel/package.json', false],
  ['app/node_modules/lodash/fp/package.json', false],
  ['app/node_modules/lodash/xpackage.json', false],
  ['app/node_modules/resolve/test/module/node_modules/a/package.json', false],
  ['app/package-lock.json', false],
  ['app/cache/a.zip', false],
])('%s is of an installed package: %s', (place, isWanted) => {
  expect(npm.wants({ path: place, sizeBytes: 100, mode: 0o644 })).toBe(isWanted);
});

test('a package is read as it is written', async () => {
  const text = '\ufeff{ "name": "@babel/core", "version": " 7.24.0", "private": true }';
  expect(await npm.read(givenFile(path, text))).toEqual({
    packages: [
      {
        type: 'npm',
        name: '@babel/core',
        version: '7.24.0',
        arch: null,
        source: null,
        module: null,
        vendor: null,
        path,
      },
    ],
  });
});

test.each([
  ['no name', '{ "version": "1.0.0" }'],
  ['no version', '{ "name": "a", "exports": {} }'],
  ['an empty version', '{ "name": "a", "version": "  " }'],
  ['a list', '[]'],
  ['nothing', 'null'],
])('%s is no package, and no problem', async (_, text) => {
  expect(await npm.read(givenFile(path, text))).toEqual({});
});

test.each([
  ['no JSON', '{ "name" "a" }'],
  ['an empty file', ''],
  ['a name with a slash', '{ "name": "@a/b/", "version": "1.0.0" }'],
  ['a name with a line', '{ "name": "a\\nb", "version": "1.0.0" }'],
  ['a version with a space', '{ "name": "a", "version": "1 0" }'],
  ['a name beyond all names', JSON.stringify({ name: 'a'.repeat(1000), version: '1' })],
])('%s is told as damaged', async (_, text) => {
  expect(await npm.read(givenFile(path, text))).toMatchObject({ problems: [{ path, id: 'damaged' }] });
});

test('a file beyond all manifests is told as too large', async () => {
  const found = await npm.read(givenFile(path, Buffer.alloc(5_000_000)));
  expect(found).toMatchObject({ problems: [{ path, id: 'too-large' }] });
});

const archivePath = 'app/.yarn/cache/lodash-npm-4.17.21-1.zip';

test('a zip of Yarn holds a package, and what that bundles', async () => {
  const zip = buildZip([
    { name: 'node_modules/lodash/package.json', content: '{"name":"lodash","version":"4.17.21"}' },
    { name: 'node_modules/lodash/fp/package.json', content: '{"name":"fp","version":"1.0.0"}' },
    { name: 'node_modules/lodash/node_modules/b/package.json', content: '{"name":"b","version":"2.0.0"}' },
    { name: 'node_modules/lodash/node_modules/c/package.json', content: '{' },
  ]);
  const { packages = [], problems = [] } = await npm.read(givenFile(archivePath, zip));
  expect(packages.map((one) => `${one.name} ${one.version} ${one.path}`)).toEqual([
    `lodash 4.17.21 ${archivePath}!/node_modules/lodash/package.json`,
    `b 2.0.0 ${archivePath}!/node_modules/lodash/node_modules/b/package.json`,
  ]);
  expect(problems.map(({ path: place }) => place)).toEqual([
    `${archivePath}!/node_modules/lodash/node_modules/c/package.json`,
  ]);
});

test('damage of any kind ends in findings', async () => {
  const zip = buildZip([
    { name: 'node_modules/lodash/package.json', content: '{"name":"lodash","version":"4.17.21"}' },
  ]);
  for (const copy of damagedCopies(zip)) {
    const { packages = [], problems = [] } = await npm.read(givenFile(archivePath, copy));
    expect(packages.length + problems.length).toBeLessThan(3);
  }
  for (const copy of damagedCopies(Buffer.from('{"name":"lodash","version":"4.17.21"}'))) {
    await npm.read(givenFile(path, copy));
  }
});

const data = new URL('../../../../../shared/data/cve/lang/', import.meta.url);

describe.skipIf(!existsSync(data))('as peers read them', () => {
  test.each([
    ['node/packagejson/package.json', 'bootstrap@5.0.2'],
    ['node/packagejson/legacy_package.json', 'angular@4.1.2'],
    ['node/packagejson/legacy_array_package.json', 'tv4@1.3.0'],
    ['node/packagejson/workspace_as_map_package.json', 'example@1.0.0'],
    ['node/packagejson/null_license_package.json', 'null-license@1.0.0'],
    ['node/packagejson/without_version_package.json', undefined],
    ['node/packagejson/without_name_and_version_package.json', undefined],
    ['node/packagejson/invalid_package.json', 'damaged'],
    ['node/packagejson/invalid_name.json', 'damaged'],
    ['syft-image-pkg-coverage/javascript/package-json/package.json', 'npm@6.14.6'],
  ])('%s', async (name, expected) => {
    const { packages = [], problems = [] } = await npm.read(
      givenFile(path, readFileSync(new URL(name, data))),
    );
    const told = [...packages.map((one) => `${one.name}@${one.version}`), ...problems.map(({ id }) => id)];
    expect(told).toEqual(expected === undefined ? [] : [expected]);
  });
});
