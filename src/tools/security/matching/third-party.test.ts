import { expect, test } from 'vitest';
import { isKernelPackage } from './kernel-package.ts';
import { isThirdParty } from './third-party.ts';

test.each([
  [
    'deb',
    'debian',
    'Debian OpenSSL Team <pkg-openssl-devel@alioth-lists.debian.net>',
    '3.0.15-1~deb12u1',
    false,
  ],
  ['deb', 'ubuntu', 'Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>', '1:1.2-3ubuntu0.4', false],
  ['deb', 'debian', null, '1.0', false],
  ['deb', 'debian', 'Docker <support@docker.com>', '5:27.0.1-1~debian.12~bookworm', true],
  ['deb', 'debian', 'NodeSource <support@nodesource.com>', '20.1.0-1', true],
  ['deb', 'debian', 'GitLab, Inc. <support@packages.gitlab.com>', '17.1', true],
  ['deb', 'debian', 'A. Person <person@notdocker.com>', '1.0', false],
  ['deb', 'debian', 'Debian PostgreSQL Maintainers <team@tracker.debian.org>', '16.3-1.pgdg120+1', true],
  [
    'deb',
    'debian',
    'Debian PHP Maintainers <team@tracker.debian.org>',
    '8.3.6-1+0~20240411.1+debian12~1.gbp',
    true,
  ],
  ['deb', 'debian', null, '1.4-1~bpo12+1', true],
  ['deb', 'ubuntu', null, '2.1-0ubuntu1~ppa3', true],
  ['rpm', 'rhel', 'Red Hat, Inc.', '1.0-1', false],
  ['rpm', 'rhel', 'Fedora Project', '1.0-1', true],
  ['rpm', 'oracle', 'Oracle America', '1.0-1', false],
  ['rpm', 'oracle', 'Oracle and/or its affiliates', '8.0-1', true],
  ['rpm', 'opensuse', 'openSUSE', '1.0-1', false],
  ['rpm', 'opensuse', 'obs://build.opensuse.org/home:me', '1.0-1', true],
  ['rpm', 'rhel', null, '1.0-1', false],
  ['apk', 'alpine', 'Somebody <a@docker.com>', '1.0-r0', false],
] as const)(
  '%s of %s made by %s in version %s: from elsewhere is %s',
  (type, ecosystem, vendor, version, expected) => {
    expect(isThirdParty({ type, vendor, version }, ecosystem)).toBe(expected);
  },
);

test.each([
  ['linux-libc-dev', 'linux', true],
  ['linux-headers-6.1.0-18-amd64', 'linux', true],
  ['linux-image-amd64', 'linux-signed-amd64', true],
  ['linux-modules-6.8.0-1009-aws', 'linux-aws', true],
  ['linux-headers', 'linux-headers', true],
  ['kernel-headers', 'kernel', true],
  ['kernel-uek-core', 'kernel-uek', true],
  ['linux-perf', 'linux', false],
  ['bpftool', 'linux', false],
  ['linux-pam', 'linux-pam', false],
  ['linuxptp', 'linuxptp', false],
  ['util-linux', 'util-linux', false],
  ['kernel-tools', 'kernel', false],
])('%s of the source %s: a part of the kernel is %s', (name, source, expected) => {
  expect(isKernelPackage({ name, source: { name: source, version: '1' } })).toBe(expected);
});
