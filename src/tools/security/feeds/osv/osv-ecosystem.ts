import type { VersionScheme } from '#library/versions/scheme.ts';
import { dpkg } from '#library/versions/dpkg.ts';
import { go } from '#library/versions/go.ts';
import { maven } from '#library/versions/maven.ts';
import { pep440 } from '#library/versions/pep440.ts';
import { semver } from '#library/versions/semver.ts';
import type { Affected } from '../../advisories/advisory.ts';

/** An ecosystem as OSV calls it, and as the rest of Security does. */
export interface OsvEcosystem {
  readonly id: string;
  /** The folder in OSV's bucket, and what stands before the first `:` of an ecosystem's name. */
  readonly name: string;
  readonly scheme: VersionScheme;
  readonly kind: Affected['kind'];
  /** As the ecosystem compares names. */
  nameOf(name: string): string;
  /** From what stands behind the first `:`; undefined for what is not read. */
  placeOf(suffix: string): OsvPlace | undefined;
}

export interface OsvPlace {
  readonly release: string;
  readonly channel?: string;
}

const asIs = (name: string): string => name;
/** Languages have no releases; Maven's suffix is the address of a repository. */
const nowhere = { kind: 'binary', placeOf: () => ({ release: '' }) } as const;

/** A distribution comes first: until it is known, what it brought is compared with advisories of languages. */
export const osvEcosystems: readonly OsvEcosystem[] = [
  { id: 'ubuntu', name: 'Ubuntu', scheme: dpkg, kind: 'source', nameOf: asIs, placeOf: placeInUbuntu },
  { id: 'npm', name: 'npm', scheme: semver, nameOf: (name) => name.toLowerCase(), ...nowhere },
  // PEP 503.
  {
    id: 'pypi',
    name: 'PyPI',
    scheme: pep440,
    nameOf: (name) => name.toLowerCase().replace(/[-_.]+/g, '-'),
    ...nowhere,
  },
  { id: 'golang', name: 'Go', scheme: go, nameOf: asIs, ...nowhere },
  { id: 'maven', name: 'Maven', scheme: maven, nameOf: asIs, ...nowhere },
];

/** `22.04:LTS`, `25.04`, `Pro:18.04:LTS`. FIPS, real-time and other kernels of Pro are streams of their own, and are not read. */
function placeInUbuntu(suffix: string): OsvPlace | undefined {
  const [, pro, release] = /^(Pro:)?(\d\d\.\d\d)(?::LTS)?$/.exec(suffix) ?? [];
  if (release === undefined) return undefined;
  return pro === undefined ? { release } : { release, channel: 'esm' };
}
