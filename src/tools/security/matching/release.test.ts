import { expect, test } from 'vitest';
import { releasesOf } from './release.ts';

test.each([
  ['debian', '12', 'bookworm', 'debian 12'],
  ['debian', '', 'forky', 'debian 14'],
  ['debian', '', 'sid', 'debian sid'],
  ['raspbian', '11', 'bullseye', 'debian 11'],
  ['ubuntu', '22.04', 'jammy', 'ubuntu 22.04'],
  ['ubuntu', '16.04.7', null, 'ubuntu 16.04'],
  ['linuxmint', '21.3', 'jammy', 'ubuntu 22.04'],
  ['devuan', '4', 'bullseye', 'debian 11'],
  ['alpine', '3.20.3', null, 'alpine 3.20'],
  ['alpine', '3.23_alpha20250612', null, 'alpine edge'],
  ['alpine', '3.22.0_alpha20250108', null, 'alpine edge'],
  ['alpine', 'edge', null, 'alpine edge'],
  ['postmarketos', 'v24.06', null, 'alpine 3.20'],
  ['postmarketos', 'edge', null, 'alpine edge'],
  ['wolfi', '20230201', null, 'wolfi '],
  ['chainguard', '20230214', null, 'chainguard '],
  ['rhel', '9.4', null, 'rhel 9'],
  ['centos', '7', null, 'rhel 7'],
  ['almalinux', '9.3', null, 'alma 9, rhel 9'],
  ['rocky', '8.5', null, 'rocky 8, rhel 8'],
  ['ol', '8.10', null, 'oracle 8'],
  ['amzn', '2023', null, 'amazon 2023'],
  ['amzn', '2', null, 'amazon 2'],
  ['amzn', '2018.03', null, 'amazon 1'],
  ['sles', '15.6', null, 'suse 15.6'],
  ['opensuse-leap', '15.6', null, 'opensuse 15.6'],
  ['opensuse-tumbleweed', '20240607', null, 'opensuse '],
  ['photon', '5.0', null, 'photon 5.0'],
  ['mariner', '2.0.20240112', null, 'azurelinux 2.0'],
  ['azurelinux', '3.0.20240727', null, 'azurelinux 3.0'],
  ['alpine', '', null, ''],
  ['rhel', '', null, ''],
  ['arch', '', null, ''],
  ['constructor', '1', 'constructor', ''],
])('%s %s (%s) is asked for at %s', (id, version, codename, expected) => {
  const releases = releasesOf({ id, version, codename, title: '' });
  expect(releases.map(({ ecosystem, release }) => `${ecosystem} ${release}`).join(', ')).toBe(expected);
});

test('CentOS Stream compares with no release of RHEL', () => {
  expect(releasesOf({ id: 'centos', version: '9', codename: null, title: 'CentOS Stream 9' })).toEqual([]);
});

test.each<[string, string, string | null, readonly string[], string]>([
  ['linuxmint', '21.3', 'jammy', ['ubuntu', 'debian'], 'ubuntu 22.04'],
  ['pop', '22.04', 'jammy', ['ubuntu', 'debian'], 'ubuntu 22.04'],
  ['lmde', '6', 'bookworm', ['debian'], 'debian 12'],
  ['kali', '2024.1', 'kali-rolling', ['debian'], ''],
  ['mx', '12', null, ['debian'], ''],
  ['adelie-like', '3.20.1', null, ['alpine'], 'alpine 3.20'],
  ['own-numbers', '7.1', null, ['alpine'], ''],
  ['copy', '9.2', null, ['rhel', 'fedora'], ''],
  ['other', '1', 'focal', ['arch'], ''],
  ['debian', '12', null, ['ubuntu'], 'debian 12'],
])('%s %s (%s), which is like %s, is asked for at %s', (id, version, codename, like, expected) => {
  const releases = releasesOf({ id, version, codename, title: '', like });
  expect(releases.map(({ ecosystem, release }) => `${ecosystem} ${release}`).join(', ')).toBe(expected);
});
