import type { Distribution } from '#contracts/security/package.ts';

/** Where advisories for a distribution are kept: `ecosystem` and `release` of `Affected`. */
export interface Release {
  readonly ecosystem: string;
  readonly release: string;
}

type Rule = (distribution: Distribution) => readonly Release[];

/** Debian's testing and unstable have no VERSION_ID. */
const debianCodenames: Readonly<Record<string, string>> = {
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
  duke: '15',
};
const ubuntuCodenames: Readonly<Record<string, string>> = {
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
  plucky: '25.04',
  questing: '25.10',
};
/** Releases of postmarketOS and the Alpine that each is made of (https://wiki.postmarketos.org/wiki/Releases). */
const postmarketos: Readonly<Record<string, string>> = {
  '21.06': '3.14',
  '21.12': '3.15',
  '22.06': '3.16',
  '22.12': '3.17',
  '23.06': '3.18',
  '23.12': '3.19',
  '24.06': '3.20',
  '24.12': '3.21',
  '25.06': '3.22',
  '25.12': '3.23',
};

const debian: Rule = ({ version, codename }) =>
  within('debian', major(version) || (debianCodenames[codename ?? ''] ?? codename ?? 'sid'));

const alpine: Rule = ({ version }) => {
  // Edge calls itself by the next release: `3.23_alpha20250612`.
  if (version === 'edge' || /_(alpha|beta|git)/.test(version)) return within('alpine', 'edge');
  return within('alpine', majorMinor(version));
};

const postmarket: Rule = ({ version }) => {
  const own = version.replace(/^v/, '');
  return within('alpine', own === 'edge' ? 'edge' : postmarketos[majorMinor(own)]);
};

/** CentOS Stream is ahead of the RHEL of its number, so that its versions compare with nothing. */
const centos: Rule = ({ version, title }) => (/stream/i.test(title) ? [] : within('rhel', major(version)));

const amazon: Rule = ({ version }) =>
  within('amazon', version === '' || version.startsWith('201') ? '1' : major(version));

/** `ID` of os-release to where its advisories are, the best first. */
const rules: Readonly<Record<string, Rule>> = {
  debian,
  raspbian: debian,
  ubuntu: ({ version }) => within('ubuntu', majorMinor(version)),
  alpine,
  postmarketos: postmarket,
  wolfi: () => [{ ecosystem: 'wolfi', release: '' }],
  chainguard: () => [{ ecosystem: 'chainguard', release: '' }],
  rhel: ({ version }) => within('rhel', major(version)),
  centos,
  // Built from the sources of RHEL: its advisories hold where their own are not known.
  almalinux: ({ version }) => [...within('alma', major(version)), ...within('rhel', major(version))],
  rocky: ({ version }) => [...within('rocky', major(version)), ...within('rhel', major(version))],
  ol: ({ version }) => within('oracle', major(version)),
  amzn: amazon,
  sles: ({ version }) => within('suse', version),
  sles_sap: ({ version }) => within('suse', version),
  'opensuse-leap': ({ version }) => within('opensuse', version),
  'opensuse-tumbleweed': () => [{ ecosystem: 'opensuse', release: '' }],
  photon: ({ version }) => within('photon', version),
  mariner: ({ version }) => within('azurelinux', majorMinor(version)),
  azurelinux: ({ version }) => within('azurelinux', majorMinor(version)),
};

/** Where to ask for a distribution's advisories, the best first; empty when none are known to be for it. */
export function releasesOf(distribution: Distribution): readonly Release[] {
  const rule = Object.hasOwn(rules, distribution.id) ? rules[distribution.id] : undefined;
  return rule ? rule(distribution) : ofKin(distribution);
}

/**
 * Makers of their own distribution keep the codename of what it is made of; Alpine's keep its version. Any other stays unknown: Kali is
 * made of Debian's testing and numbers by year, and what copies RHEL need not be it.
 */
function ofKin({ codename, version, like = [] }: Distribution): readonly Release[] {
  const isKinOfDebian = like.length === 0 || like.includes('debian') || like.includes('ubuntu');
  if (isKinOfDebian) return byCodename(codename ?? '');
  const isAlpine = like[0] === 'alpine' && /^3\.\d{1,2}(\.\d{1,2})?$/.test(version);
  return isAlpine ? within('alpine', majorMinor(version)) : [];
}

function byCodename(codename: string): readonly Release[] {
  if (Object.hasOwn(ubuntuCodenames, codename)) return within('ubuntu', ubuntuCodenames[codename]);
  return Object.hasOwn(debianCodenames, codename) ? within('debian', debianCodenames[codename]) : [];
}

function within(ecosystem: string, release: string | undefined): readonly Release[] {
  return release === undefined || release === '' ? [] : [{ ecosystem, release }];
}

function major(version: string): string {
  return /^\d+/.exec(version)?.[0] ?? '';
}

function majorMinor(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? '';
}
