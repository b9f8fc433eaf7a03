import { expect, test } from 'vitest';
import { dpkg } from '../../analyzers/dpkg.ts';
import type { Analyzer } from '../../analyzers/analyzer.ts';
import { osRelease } from '../../analyzers/os-release.ts';
import { scanLayer } from '../layer/scan-layer.ts';
import { scanLinked } from '../layer/scan-linked.ts';
import { inChunks, tarOf, testAnalyzer, type TestEntry } from '../test-layers.ts';
import { assembleInventory } from './assemble-inventory.ts';
import { findLinked } from './find-linked.ts';
import { mergeScans } from './merged-scans.ts';

const analyzers: readonly Analyzer[] = [testAnalyzer];

/** As the worker does it: every layer, then what is linked, then all together. */
async function inventoryOf(...layers: readonly (readonly TestEntry[])[]) {
  return await inventoryBy(analyzers, layers);
}

async function inventoryBy(by: readonly Analyzer[], layers: readonly (readonly TestEntry[])[]) {
  const archives = layers.map((entries) => tarOf(...entries));
  const scans = await Promise.all(archives.map((archive) => scanLayer(inChunks(archive), by)));
  const linked = findLinked(scans, mergeScans(scans), by);
  const extra = await Promise.all(
    linked.map(async (file) => await scanLinked(inChunks(archives[file.layer]!), [file], by)),
  );
  const facts = scans.map(({ outline }) => ({
    diffId: outline.diffId ?? '',
    digest: null,
    sizeBytes: null,
    createdBy: null,
  }));
  return assembleInventory(scans, mergeScans(scans, extra.flat()), {
    platform: null,
    layers: facts,
    problems: [],
  });
}

async function packagesOf(...layers: readonly (readonly TestEntry[])[]) {
  const { packages } = await inventoryOf(...layers);
  return packages.map(({ name, version, path, layer, isOwned }) =>
    [name, version, path, layer, ...(isOwned ? ['owned'] : [])].join(' '),
  );
}

const db = 'var/db/packages';

test('a list that a later layer writes anew replaces the one before; a package is of the layer that brought it', async () => {
  const found = await packagesOf(
    [[db, 'deb a 1\ndeb b 1\ndeb c 1']],
    [['other', 'x']],
    [[db, 'deb a 1\ndeb b 2\ndeb d 1']],
    [[db, 'deb a 1\ndeb b 2\ndeb c 1\ndeb d 1']],
  );
  expect(found).toEqual([`a 1 ${db} 0`, `b 2 ${db} 2`, `c 1 ${db} 3`, `d 1 ${db} 2`]);
});

test.each<[string, TestEntry[], string[]]>([
  ['a whiteout', [['app/.wh.one.pkgs', '']], ['two 1 app/two.pkgs 0']],
  ['a whiteout of the folder', [['.wh.app', '']], []],
  [
    'an opaque folder',
    [
      ['app/three.pkgs', 'npm three 1'],
      ['app/.wh..wh..opq', ''],
    ],
    ['three 1 app/three.pkgs 1'],
  ],
  ['a file in place of the folder', [['app', 'x']], []],
  ['a link in place of the file', [['app/one.pkgs', { link: 'nowhere' }]], ['two 1 app/two.pkgs 0']],
])('%s hides what is below', async (_, upper, expected) => {
  const lower: TestEntry[] = [
    ['app/one.pkgs', 'npm one 1'],
    ['app/two.pkgs', 'npm two 1'],
  ];
  expect(await packagesOf(lower, upper)).toEqual(expected);
});

test.each<[string, TestEntry[][], string[]]>([
  [
    'a hard link to what nobody wanted',
    [
      [
        ['blobs/1', 'npm one 1'],
        ['app/one.pkgs', { hardLink: 'blobs/1' }],
      ],
    ],
    ['one 1 app/one.pkgs 0'],
  ],
  [
    'a hard link to a file of the layer below',
    [[['blobs/1', 'npm one 1']], [['app/one.pkgs', { hardLink: 'blobs/1' }]]],
    ['one 1 app/one.pkgs 0'],
  ],
  [
    'a link to what nobody wanted',
    [[['data/state', 'deb a 1']], [[db, { link: '/data/state' }]]],
    [`a 1 ${db} 0`],
  ],
  [
    'a place below a folder that is a link',
    [
      [
        ['opt/db/packages', 'deb a 1'],
        ['var/db', { link: '../opt/db' }],
      ],
    ],
    [`a 1 ${db} 0`],
  ],
  [
    'what is written through a link to a folder',
    [
      [
        ['usr/lib', { folder: true }],
        ['lib', { link: 'usr/lib' }],
      ],
      [['lib/x.pkgs', 'npm x 1']],
    ],
    ['x 1 usr/lib/x.pkgs 1'],
  ],
  [
    'links in a circle',
    [
      [
        [db, { link: 'packages' }],
        ['a.pkgs', { link: 'b.pkgs' }],
        ['b.pkgs', { link: 'a.pkgs' }],
      ],
    ],
    [],
  ],
])('%s is found', async (_, layers, expected) => {
  expect(await packagesOf(...layers)).toEqual(expected);
});

test('packages of languages in files of the distribution are marked, through links of folders too', async () => {
  const found = await packagesOf([
    ['usr/lib', { folder: true }],
    ['lib', { link: 'usr/lib' }],
    ['info/list.owned', 'lib/a.pkgs\nusr/lib/b.pkgs\n'],
    ['usr/lib/a.pkgs', 'npm a 1'],
    ['usr/lib/b.pkgs', 'npm b 1\ndeb system 1'],
    ['usr/lib/c.pkgs', 'npm c 1'],
  ]);
  expect(found).toEqual([
    'a 1 usr/lib/a.pkgs 0 owned',
    'b 1 usr/lib/b.pkgs 0 owned',
    'system 1 usr/lib/b.pkgs 0',
    'c 1 usr/lib/c.pkgs 0',
  ]);
});

test('the distribution is that of /etc/os-release, then of /usr/lib/os-release', async () => {
  const usr: TestEntry = ['usr/lib/os-release', 'debian 11'];
  expect((await inventoryOf([usr])).distribution).toMatchObject({ id: 'debian', version: '11' });
  const linked: TestEntry = ['etc/os-release', { link: '../usr/lib/os-release' }];
  expect((await inventoryOf([usr, linked])).distribution).toMatchObject({ version: '11' });
  expect((await inventoryOf([usr], [['etc/os-release', 'custom 1']])).distribution).toMatchObject({
    id: 'custom',
  });
  expect((await inventoryOf([['x', '']])).distribution).toBeNull();
});

test('a version that os-release leaves out is taken from Debian’s older file', async () => {
  const entries: TestEntry[] = [
    ['usr/lib/os-release', 'ID=debian\nPRETTY_NAME="Distroless"\n'],
    ['etc/os-release', { link: '../usr/lib/os-release' }],
    ['etc/debian_version', '12.5\n'],
  ];
  const { distribution } = await inventoryBy([osRelease], [entries]);
  expect(distribution).toMatchObject({ id: 'debian', version: '12', title: 'Distroless' });
});

test.each([
  ['Debian <x@debian.org>', 'info/docker-cli.list', true],
  ['Docker <support@docker.com>', 'info/docker-cli.list', false],
  ['Docker <support@docker.com>', 'info/docker-cli:amd64.list', false],
  ['Docker <support@docker.com>', 'info/other.list', true],
])('what a package of %s lists in %s is the distribution’s: %s', async (maker, list, isOwned) => {
  const status = `Package: docker-cli\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: ${maker}\nVersion: 1\n`;
  const { packages } = await inventoryBy(
    [dpkg, osRelease, testAnalyzer],
    [
      [
        ['etc/os-release', 'ID=debian\nVERSION_ID=12\n'],
        ['var/lib/dpkg/status', status],
        [`var/lib/dpkg/${list}`, '/.\n/usr\n/usr/bin\n/usr/bin/docker.pkgs\n'],
        ['usr/bin/docker.pkgs', 'npm a 1'],
      ],
    ],
  );
  expect(packages).toMatchObject([{ path: 'usr/bin/docker.pkgs', isOwned }, { type: 'deb' }]);
});

test.each([
  ['Red Hat, Inc.', true],
  ['Somebody', false],
  [null, true],
])(
  'of files in the database of rpm, those of packages by %s are the distribution’s: %s',
  async (vendor, isOwned) => {
    const nothing = { arch: null, source: null, module: null };
    const pack = (name: string, by: string | null) =>
      ({ type: 'rpm', name, version: '1', vendor: by, path: 'rpmdb', ...nothing }) as const;
    const database: Analyzer = {
      ...testAnalyzer,
      wants: ({ path }) => path === 'rpmdb',
      read: async () => ({
        packages: [pack('first', 'Red Hat, Inc.'), pack('second', vendor)],
        owned: ['x', 'y', 'a.pkgs'],
        ownedCounts: [2, 1],
      }),
    };
    const { packages } = await inventoryBy(
      [database, osRelease, testAnalyzer],
      [
        [
          ['etc/os-release', 'ID=rhel\nVERSION_ID=9\n'],
          ['rpmdb', ''],
          ['a.pkgs', 'npm a 1'],
        ],
      ],
    );
    expect(packages[0]).toMatchObject({ path: 'a.pkgs', isOwned });
  },
);

test.each<[string, TestEntry[][], number]>([
  ['is removed', [[['var/db/.wh.packages', '']]], 2],
  ['is removed with its folder', [[['.wh.var', '']]], 2],
  ['is in a folder that is emptied', [[['var/db/.wh..wh..opq', '']]], 2],
  ['is in a root that is emptied', [[['.wh..wh..opq', '']]], 2],
  ['is removed through a link', [[['link/.wh.packages', '']]], 2],
  ['gives way to a link', [[[db, { link: 'x' }]]], 2],
  ['has a neighbour that is removed', [[['var/db/.wh.other', '']]], 0],
  ['stays', [[['other', '']]], 0],
])('between two versions of a list it %s', async (_, between, layer) => {
  const lower: TestEntry[] = [
    [db, 'deb a 1'],
    ['link', { link: 'var/db' }],
  ];
  const packages = await packagesOf(lower, ...between, [[db, 'deb a 1']]);
  expect(packages).toEqual([`a 1 ${db} ${layer}`]);
});

test('a layer that removes a list and writes it anew keeps its packages', async () => {
  const upper: TestEntry[] = [
    ['var/db/.wh..wh..opq', ''],
    [db, 'deb a 1\ndeb b 1'],
  ];
  expect(await packagesOf([[db, 'deb a 1']], upper)).toEqual([`a 1 ${db} 0`, `b 1 ${db} 1`]);
});

test('what goes wrong in a file, or with a layer, is a problem, and the rest stands', async () => {
  const scans = [
    await scanLayer(
      inChunks(tarOf(['a.broken', 'x'], ['b.pkgs', 'x'.repeat(200_000)], ['c.pkgs', 'npm c 1'])),
      analyzers,
    ),
    await scanLayer(inChunks(tarOf(['d.pkgs', 'npm d 1']).fill(0xff, 600, 700).subarray(0, 700)), analyzers),
    null,
  ];
  const layers = scans.map(() => ({ diffId: 'x', digest: null, sizeBytes: null, createdBy: null }));
  const missing = { path: null, id: 'missing', detail: 'Not there.' } as const;
  const found = assembleInventory(scans, mergeScans(scans), { platform: null, layers, problems: [missing] });
  expect(found.packages.map(({ name }) => name)).toContain('c');
  expect(found.problems).toEqual([
    missing,
    { path: null, id: 'damaged', detail: expect.stringContaining('Layer 2 of 3: ') },
    { path: 'a.broken', id: 'damaged', detail: 'Reading it as test lists failed: a bug' },
    { path: 'b.pkgs', id: 'too-large', detail: expect.stringContaining('200000 bytes') },
    ...found.problems.slice(4),
  ]);
});
