import { describe, expect, test } from 'vitest';
import { dpkg } from './dpkg.ts';
import { damagedCopies } from './image-files/damaged-files.ts';
import { givenFile } from './image-files/given-file.ts';
import { expectedLists, inOrder } from './image-files/expected-lists.ts';

const path = 'var/lib/dpkg/status';

function stanza(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

async function packagesIn(text: string, at = path) {
  return (await dpkg.read(givenFile(at, text))).packages ?? [];
}

const installed = { Status: 'install ok installed', Architecture: 'amd64' };

test.each([
  ['its own source', { Version: '2.3.1-3' }, { name: 'acl', version: '2.3.1-3' }],
  [
    'another source of the same version',
    { Version: '1:1.2', Source: 'pam' },
    { name: 'pam', version: '1:1.2' },
  ],
  [
    'a source with a version of its own',
    { Version: '1:2.38.1-5+b1', Source: 'util-linux (2.38.1-5)' },
    { name: 'util-linux', version: '2.38.1-5' },
  ],
])('a package built from %s', async (_, fields, source) => {
  const text = stanza({ Package: 'acl', ...installed, Maintainer: 'Ann <ann@example.org>', ...fields });
  expect(await packagesIn(text)).toEqual([
    {
      type: 'deb',
      name: 'acl',
      version: fields.Version,
      arch: 'amd64',
      source,
      module: null,
      vendor: 'Ann <ann@example.org>',
      path,
    },
  ]);
});

test.each([
  ['install ok installed', true],
  ['hold ok installed', true],
  ['deinstall ok installed', true],
  ['install ok triggers-awaited', true],
  ['install ok triggers-pending', true],
  ['deinstall ok config-files', false],
  ['purge ok not-installed', false],
  ['install ok unpacked', false],
  ['install ok half-configured', false],
  ['install reinstreq half-installed', false],
])('a package whose state is "%s" is there: %s', async (Status, isThere) => {
  const { packages, problems } = await dpkg.read(
    givenFile(path, stanza({ Package: 'a', Status, Version: '1' })),
  );
  expect(packages).toHaveLength(isThere ? 1 : 0);
  expect(problems).toEqual([]);
});

test('without a state a package is installed in a part of a distroless image, and not in the whole status', async () => {
  const text = stanza({ Package: 'libsqlite3-0', Version: '3.34.1-3', Architecture: 'arm64' });
  expect(await packagesIn(text, 'var/lib/dpkg/status.d/libsqlite3-0')).toHaveLength(1);
  expect(await packagesIn(text)).toEqual([]);
});

test('further lines of a field, odd case, carriage returns and empty lines are read over', async () => {
  const text =
    'PACKAGE: a\r\nStatus: install ok installed\r\nConffiles:\r\n Version: 9\r\nversion: 1\r\n\r\n \r\n\r\n';
  expect(await packagesIn(text)).toMatchObject([{ name: 'a', version: '1', arch: null }]);
});

test.each([
  ['no stanza at all', 'asdf\n\nqwer', 'The file holds no package.'],
  ['no name', stanza({ ...installed, Version: '1' }), 'A package has no name, or one that is none.'],
  ['no version', stanza({ Package: 'a', ...installed }), '"a" has no version, or one that is none.'],
  [
    'an unknown state',
    stanza({ Package: 'a', Status: 'install ok inst' }),
    'The state of "a" is none that dpkg knows.',
  ],
])('a status with %s is a problem, and the rest is taken', async (_, text, detail) => {
  const findings = await dpkg.read(givenFile(path, text));
  expect(findings).toEqual({ packages: [], problems: [{ path, id: 'damaged', detail }] });
  const more = await dpkg.read(
    givenFile(path, `${text}\n\n${stanza({ Package: 'b', ...installed, Version: '1' })}`),
  );
  expect(more.packages).toMatchObject([{ name: 'b' }]);
});

test('files of packages are told as far as they may be programs, manifests or archives', async () => {
  const list = await dpkg.read(
    givenFile(
      'var/lib/dpkg/info/npm.list',
      '/.\n/usr\n/usr/bin/npm\n/bin/sh\n/usr/share/nodejs/npm/package.json\n/usr/share/doc/npm/copyright\n',
    ),
  );
  expect(list.owned).toEqual(['usr/bin/npm', 'bin/sh', 'usr/share/nodejs/npm/package.json']);
  const sums = await dpkg.read(
    givenFile('var/lib/dpkg/status.d/java.md5sums', `${'0'.repeat(32)}  usr/share/java/a.jar\nnonsense\n`),
  );
  expect(sums).toEqual({ owned: ['usr/share/java/a.jar'], problems: [] });
});

test.each([
  ['var/lib/dpkg/status', true],
  ['usr/lib/opkg/status', true],
  ['var/lib/dpkg/status.d/libc6', true],
  ['var/lib/dpkg/status.d/libc6.md5sums', true],
  ['var/lib/dpkg/status.d/libc6.postinst', false],
  ['var/lib/dpkg/info/libc6:amd64.list', true],
  ['var/lib/dpkg/info/libc6:amd64.md5sums', false],
  ['home/var/lib/dpkg/status', false],
])('%s is wanted: %s', (wanted, isWanted) => {
  expect(dpkg.wants({ path: wanted, sizeBytes: 1, mode: 0o644 })).toBe(isWanted);
});

test('a file that is too large is a problem', async () => {
  const large = givenFile(path, Buffer.alloc(64 * 1024 * 1024 + 1));
  expect((await dpkg.read(large)).problems).toMatchObject([{ path, id: 'too-large' }]);
});

test('whatever a damaged status holds, there is an answer', async () => {
  const text = stanza({ Package: 'a', ...installed, Source: 'b (1-1)', Version: '1-1+b1' });
  for (const copy of damagedCopies(Buffer.from(`${text}\n${text}`))) {
    const { packages = [] } = await dpkg.read(givenFile(path, copy));
    expect(packages.length).toBeLessThanOrEqual(3);
  }
});

const lists = expectedLists('dpkg__');
describe.skipIf(lists.length === 0)('the same packages as dpkg-query', () => {
  test.each(lists)('$name', async ({ content, rows }) => {
    const found = (await packagesIn(content.toString())).map(({ name, version, arch, source }) => [
      name,
      version,
      arch ?? '',
      source?.name,
      source?.version,
    ]);
    expect(inOrder(found)).toEqual(
      inOrder(rows.filter((row) => row[5] === 'installed').map((row) => row.slice(0, 5))),
    );
  });
});
