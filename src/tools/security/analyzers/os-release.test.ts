import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { damagedCopies } from './image-files/damaged-files.ts';
import { sharedData } from './image-files/expected-lists.ts';
import { givenFile } from './image-files/given-file.ts';
import { bestDistribution } from './os-release/release-files.ts';
import { osRelease } from './os-release.ts';

async function told(path: string, text: string | Buffer) {
  const { distribution } = await osRelease.read(givenFile(path, text));
  return distribution && [distribution.id, distribution.version, distribution.codename, distribution.title];
}

const bookworm = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
`;

test.each([
  ['quoted and plain values', bookworm, ['debian', '12', 'bookworm', 'Debian GNU/Linux 12 (bookworm)']],
  [
    'carriage returns',
    bookworm.replaceAll('\n', '\r\n'),
    ['debian', '12', 'bookworm', 'Debian GNU/Linux 12 (bookworm)'],
  ],
  ['indented lines', '   ID=vyos\n \t VERSION_ID="1.4"', ['vyos', '1.4', null, 'vyos 1.4']],
  [
    'a codename in the version',
    'ID=debian\nVERSION_ID="8"\nVERSION="8 (jessie)"',
    ['debian', '8', 'jessie', 'debian 8'],
  ],
  [
    'words in the version',
    'ID=fedora\nVERSION_ID=30\nVERSION="30 (Container Image)"',
    ['fedora', '30', null, 'fedora 30'],
  ],
  [
    'no version',
    'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\nVERSION_CODENAME=forky',
    ['debian', '', 'forky', 'Debian GNU/Linux forky/sid'],
  ],
  [
    'no id but a known name',
    'NAME="Alpine Linux"\nVERSION_ID=3.15.4',
    ['alpine', '3.15.4', null, 'Alpine Linux 3.15.4'],
  ],
  ['an id in capitals', 'ID="SLES"\nVERSION_ID=15.3', ['sles', '15.3', null, 'sles 15.3']],
  [
    'comments',
    '# ID=no\nID=yes # no\nID=opensuse-leap\n#VERSION_ID=1\nVERSION_ID=15.6',
    ['opensuse-leap', '15.6', null, 'opensuse-leap 15.6'],
  ],
  [
    'escapes',
    String.raw`ID='a'${'\n'}PRETTY_NAME="A \"b\" \$c \\ \`d\`"`,
    ['a', '', null, 'A "b" $c \\ `d`'],
  ],
  ['an open quote', 'ID=a\nPRETTY_NAME="A', ['a', '', null, 'A']],
  ['what cannot be seen', 'ID=a\nPRETTY_NAME="A\u0007\u001b[31m"', ['a', '', null, 'A[31m']],
])('os-release with %s', async (_, text, expected) => {
  expect(await told('etc/os-release', text)).toEqual(expected);
  expect(await told('usr/lib/os-release', text)).toEqual(expected);
});

test.each([
  [
    'Linux Mint',
    'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="21.3"\nVERSION_CODENAME=virginia\nUBUNTU_CODENAME=jammy',
    { id: 'linuxmint', codename: 'jammy', like: ['ubuntu', 'debian'] },
  ],
  ['LMDE', 'ID=linuxmint\nVERSION_CODENAME=faye\nDEBIAN_CODENAME=bookworm', { codename: 'bookworm' }],
  ['Raspbian', 'ID=raspbian\nID_LIKE=debian\nVERSION_ID="12"', { version: '12', like: ['debian'] }],
  ['hostile kin', 'ID=a\nID_LIKE="a  B ../c d!"', { like: ['b'] }],
])('%s says what it is like', async (_, text, expected) => {
  expect((await osRelease.read(givenFile('etc/os-release', text))).distribution).toMatchObject(expected);
});

test('what is like nothing does not say so', async () => {
  const { distribution } = await osRelease.read(givenFile('etc/os-release', 'ID=debian'));
  expect(distribution).not.toHaveProperty('like');
});

test.each([
  ['etc/alpine-release', '3.20.3\n', 'alpine', '3.20.3'],
  ['etc/alpine-release', '3.19_alpha20230901\n', 'alpine', '3.19_alpha20230901'],
  ['etc/debian_version', '12.5\n', 'debian', '12'],
  ['etc/debian_version', 'trixie/sid\n', 'debian', ''],
  ['etc/redhat-release', 'Red Hat Enterprise Linux Server release 7.9 (Maipo)\n', 'rhel', '7.9'],
  ['etc/redhat-release', 'Red Hat Enterprise Linux Atomic Host release 7.9', 'rhel', '7.9'],
  ['etc/redhat-release', 'CentOS release 5.7 (Final)', 'centos', '5.7'],
  ['etc/redhat-release', 'Scientific Linux release 7.9 (Nitrogen)', 'scientific', '7.9'],
  ['etc/centos-release', 'CentOS Linux release 7.6.1810 (Core) \n', 'centos', '7.6'],
  ['etc/centos-release', 'CentOS Stream release 9\n', 'centos', '9'],
  ['etc/almalinux-release', 'AlmaLinux release 8.10 (Cerulean Leopard)', 'almalinux', '8.10'],
  ['etc/rocky-release', 'Rocky Linux release 8.4 (Green Obsidian)', 'rocky', '8.4'],
  ['etc/oracle-release', 'Oracle Linux Server release 9.3', 'ol', '9.3'],
  ['etc/fedora-release', 'Fedora release 29 (Twenty Nine)', 'fedora', '29'],
  ['etc/system-release', 'Amazon Linux release 2 (Karoo)', 'amzn', '2'],
  ['etc/system-release', 'Amazon Linux AMI release 2018.03', 'amzn', '2018.03'],
  ['etc/photon-release', 'VMware Photon Linux 1.0\nPHOTON_BUILD_NUMBER=62c543d\n', 'photon', '1.0'],
  ['etc/mariner-release', 'CBL-Mariner 2.0.20220527\n', 'mariner', '2.0.20220527'],
  [
    'etc/SuSE-release',
    'SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n',
    'sles',
    '11.4',
  ],
  ['etc/SuSE-release', 'openSUSE 13.2 (x86_64)\nVERSION = 13.2\n', 'opensuse-leap', '13.2'],
  ['etc/lsb-release', 'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=18.04\nDISTRIB_CODENAME=bionic', 'ubuntu', '18.04'],
  ['etc/system-release-cpe', 'cpe:/o:centos:linux:6:GA\n', 'centos', '6'],
  ['etc/system-release-cpe', 'cpe:2.3:o:amazon:amazon_linux:2\n', 'amzn', '2'],
])('%s saying "%s" is %s %s', async (path, text, id, version) => {
  expect((await osRelease.read(givenFile(path, text))).distribution).toMatchObject({ id, version });
});

test.each(osRelease.places ?? [])(
  '%s tells nothing when empty, and a problem when it makes no sense',
  async (path) => {
    expect(osRelease.wants({ path, sizeBytes: 1, mode: 0o644 })).toBe(true);
    expect(await osRelease.read(givenFile(path, ' \n'))).toEqual({});
    const { problems } = await osRelease.read(givenFile(path, '\u0000\u0001 = nonsense ='));
    expect(problems).toMatchObject([{ path, id: 'damaged' }]);
  },
);

test('a file that is too large is a problem', async () => {
  const { problems } = await osRelease.read(givenFile('etc/os-release', bookworm.padEnd(70_000, '\n')));
  expect(problems).toMatchObject([{ id: 'too-large' }]);
});

test('of several files the most telling counts, with a version from a lesser one', () => {
  const debian = { id: 'debian', version: '', codename: null, title: 'Distroless' };
  const version = { ...debian, version: '12', title: 'Debian GNU/Linux 12.5' };
  const ubuntu = { id: 'ubuntu', version: '', codename: null, title: 'Ubuntu' };
  const lesser = { path: 'etc/debian_version', distribution: version };
  expect(bestDistribution([lesser, { path: 'etc/os-release', distribution: debian }])).toEqual({
    ...debian,
    version: '12',
  });
  expect(bestDistribution([lesser, { path: 'usr/lib/os-release', distribution: ubuntu }])).toEqual(ubuntu);
  expect(bestDistribution([lesser])).toEqual(version);
  expect(bestDistribution([])).toBeUndefined();
});

test('whatever a damaged file holds, there is an answer', async () => {
  for (const copy of damagedCopies(Buffer.from(bookworm))) {
    const { distribution } = await osRelease.read(givenFile('etc/os-release', copy));
    expect(distribution?.title.length ?? 0).toBeLessThanOrEqual(200);
  }
});

const samples: readonly (readonly [file: string, path: string, id: string, version: string])[] = [
  ['claircore-alpine/edge/etc/os-release', 'etc/os-release', 'alpine', '3.19_alpha20230901'],
  ['claircore-rhel/hummingbird/etc/os-release', 'etc/os-release', 'hummingbird', '20251124'],
  ['claircore-rhel/oracle-6/etc/oracle-release', 'etc/oracle-release', 'ol', '6.10'],
  ['syft/bad-redhat-release', 'etc/redhat-release', 'centos', '5'],
  ['syft/os/arch/etc/os-release', 'etc/os-release', 'arch', ''],
  ['syft/os/mariner/etc/os-release', 'etc/os-release', 'mariner', '1.0'],
  ['syft/os/wolfi/etc/os-release', 'etc/os-release', 'wolfi', '20220914'],
  ['syft/partial-fields/missing-id/usr/lib/os-release', 'usr/lib/os-release', 'debian', '8'],
  ['syft/unprintable', 'etc/os-release', 'debian', '8'],
  ['trivy-redhatbase/redhat_6/redhat-release', 'etc/redhat-release', 'rhel', '6.2'],
  ['trivy-ubuntu/lsb-release', 'etc/lsb-release', 'ubuntu', '18.04'],
  ['trivy/activestate', 'etc/os-release', 'activestate', '1.0'],
  ['trivy/azurelinux-3.0', 'etc/os-release', 'azurelinux', '3.0'],
  ['trivy/no-id', 'etc/os-release', 'alpine', '3.15.4'],
  ['trivy/no-version', 'etc/os-release', 'alpine', ''],
  ['trivy/opensusetumbleweed', 'etc/os-release', 'opensuse-tumbleweed', '20220412'],
  ['trivy/slemicro6.0', 'etc/os-release', 'sl-micro', '6.0'],
];
const folder = new URL('os-release/', sharedData);
describe.skipIf(!existsSync(folder))('samples of other scanners', () => {
  test.each(samples)('%s', async (file, path, id, version) => {
    expect((await told(path, readFileSync(new URL(file, folder))))?.slice(0, 2)).toEqual([id, version]);
  });
});
