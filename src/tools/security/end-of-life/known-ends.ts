import { endOfDayMs, releaseKey, type EndOfLifeTable } from './end-of-life-table.ts';

/** Last days of support, each group from its publisher; told again by endoflife.date where that can be reached. */
const lastDays: Readonly<
  Record<string, readonly (readonly [release: string, title: string, lastDay: string])[]>
> = {
  // https://alpinelinux.org/releases/
  alpine: [
    ['3.15', 'Alpine Linux 3.15', '2023-11-01'],
    ['3.16', 'Alpine Linux 3.16', '2024-05-23'],
    ['3.17', 'Alpine Linux 3.17', '2024-11-22'],
    ['3.18', 'Alpine Linux 3.18', '2025-05-09'],
    ['3.19', 'Alpine Linux 3.19', '2025-11-01'],
    ['3.20', 'Alpine Linux 3.20', '2026-04-01'],
    ['3.21', 'Alpine Linux 3.21', '2026-11-01'],
    ['3.22', 'Alpine Linux 3.22', '2027-05-01'],
    ['3.23', 'Alpine Linux 3.23', '2027-11-01'],
  ],
  // https://wiki.almalinux.org/release-notes/
  almalinux: [
    ['8', 'AlmaLinux 8', '2029-03-01'],
    ['9', 'AlmaLinux 9', '2032-05-31'],
    ['10', 'AlmaLinux 10', '2035-05-31'],
  ],
  // https://aws.amazon.com/amazon-linux-2/faqs/, https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html
  amzn: [
    ['2018.03', 'Amazon Linux AMI 2018.03', '2023-12-31'],
    ['2', 'Amazon Linux 2', '2026-06-30'],
    ['2023', 'Amazon Linux 2023', '2029-06-30'],
  ],
  // https://www.centos.org/cl-vs-cs/
  centos: [
    ['6', 'CentOS Linux 6', '2020-11-30'],
    ['7', 'CentOS Linux 7', '2024-06-30'],
    ['8', 'CentOS Linux 8', '2021-12-31'],
  ],
  'centos-stream': [
    ['8', 'CentOS Stream 8', '2024-05-31'],
    ['9', 'CentOS Stream 9', '2027-05-31'],
  ],
  // With long-term support, which is free: https://wiki.debian.org/LTS
  debian: [
    ['8', 'Debian 8 (jessie)', '2020-06-30'],
    ['9', 'Debian 9 (stretch)', '2022-06-30'],
    ['10', 'Debian 10 (buster)', '2024-06-30'],
    ['11', 'Debian 11 (bullseye)', '2026-08-31'],
    ['12', 'Debian 12 (bookworm)', '2028-06-30'],
    ['13', 'Debian 13 (trixie)', '2030-06-30'],
  ],
  // https://docs.fedoraproject.org/en-US/releases/eol/, the last from its schedule
  fedora: [
    ['39', 'Fedora 39', '2024-11-26'],
    ['40', 'Fedora 40', '2025-05-13'],
    ['41', 'Fedora 41', '2025-12-15'],
    ['42', 'Fedora 42', '2026-05-13'],
    ['43', 'Fedora 43', '2026-12-09'],
  ],
  // https://en.opensuse.org/Lifetime
  'opensuse-leap': [
    ['15.3', 'openSUSE Leap 15.3', '2022-12-31'],
    ['15.4', 'openSUSE Leap 15.4', '2023-12-07'],
    ['15.5', 'openSUSE Leap 15.5', '2024-12-31'],
    ['15.6', 'openSUSE Leap 15.6', '2026-04-30'],
    ['16.0', 'openSUSE Leap 16.0', '2027-10-31'],
  ],
  // Without the extensions that are paid for: https://access.redhat.com/support/policy/updates/errata
  rhel: [
    ['6', 'Red Hat Enterprise Linux 6', '2020-11-30'],
    ['7', 'Red Hat Enterprise Linux 7', '2024-06-30'],
    ['8', 'Red Hat Enterprise Linux 8', '2029-05-31'],
    ['9', 'Red Hat Enterprise Linux 9', '2032-05-31'],
    ['10', 'Red Hat Enterprise Linux 10', '2035-05-31'],
  ],
  // https://wiki.rockylinux.org/rocky/version/
  rocky: [
    ['8', 'Rocky Linux 8', '2029-05-31'],
    ['9', 'Rocky Linux 9', '2032-05-31'],
    ['10', 'Rocky Linux 10', '2035-05-31'],
  ],
  // Without Ubuntu Pro: https://wiki.ubuntu.com/Releases, days from Debian's distro-info-data
  ubuntu: [
    ['14.04', 'Ubuntu 14.04 LTS (Trusty Tahr)', '2019-04-25'],
    ['16.04', 'Ubuntu 16.04 LTS (Xenial Xerus)', '2021-04-30'],
    ['18.04', 'Ubuntu 18.04 LTS (Bionic Beaver)', '2023-05-31'],
    ['20.04', 'Ubuntu 20.04 LTS (Focal Fossa)', '2025-05-29'],
    ['22.04', 'Ubuntu 22.04 LTS (Jammy Jellyfish)', '2027-06-01'],
    ['23.10', 'Ubuntu 23.10 (Mantic Minotaur)', '2024-07-11'],
    ['24.04', 'Ubuntu 24.04 LTS (Noble Numbat)', '2029-05-31'],
    ['24.10', 'Ubuntu 24.10 (Oracular Oriole)', '2025-07-10'],
    ['25.04', 'Ubuntu 25.04 (Plucky Puffin)', '2026-01-15'],
    ['25.10', 'Ubuntu 25.10 (Questing Quokka)', '2026-07-09'],
    ['26.04', 'Ubuntu 26.04 LTS (Resolute Raccoon)', '2031-05-29'],
  ],
};

export const knownEnds: EndOfLifeTable = new Map(
  Object.entries(lastDays).flatMap(([id, releases]) =>
    releases.map(
      ([release, title, lastDay]) =>
        [releaseKey(id, release), { title, untilMs: endOfDayMs(lastDay) ?? Number.NaN }] as const,
    ),
  ),
);
