import type { Distribution, Package } from '#contracts/security/package.ts';

/** What a package URL says of a package; `distro` where it is one of a distribution. */
type Described = Pick<Package, 'type' | 'name' | 'version' | 'arch'>;

interface Parts {
  readonly namespace: readonly string[];
  readonly name: string;
  readonly version: string;
  readonly qualifiers?: Readonly<Record<string, string>>;
}

/** A package URL (purl-spec, ECMA-427; "Known types" of each manager), as `pkg:deb/debian/bash@5.2-1?arch=amd64&distro=debian-12`. */
export function packageUrl(described: Described, distribution: Distribution | null): string {
  const { namespace, name, version, qualifiers = {} } = partsOf(described, distribution);
  const path = [...namespace, name].filter((part) => part !== '').map(encoded);
  const query = Object.entries(qualifiers)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encoded(value)}`);
  const ending = query.length > 0 ? `?${query.join('&')}` : '';
  return `pkg:${described.type}/${path.join('/')}${version === '' ? '' : `@${encoded(version)}`}${ending}`;
}

function partsOf({ type, name, version, arch }: Described, distribution: Distribution | null): Parts {
  const system = { arch: arch ?? '', distro: distroOf(distribution) };
  const namespace = distribution ? [distribution.id.toLowerCase()] : [];
  switch (type) {
    case 'deb':
    case 'apk':
      return { namespace, name: name.toLowerCase(), version, qualifiers: system };
    case 'rpm':
      return { namespace, name, ...rpmVersion(version), qualifiers: { ...system, ...rpmEpoch(version) } };
    case 'npm': {
      const [scope, rest] = name.startsWith('@') ? splitAt(name, name.indexOf('/')) : ['', name];
      return { namespace: [scope], name: rest, version };
    }
    case 'pypi':
      return { namespace: [], name: name.toLowerCase().replaceAll(/[-_.]+/g, '-'), version };
    case 'golang': {
      const [above, last] = splitAt(name.toLowerCase(), name.lastIndexOf('/'));
      return { namespace: above.split('/'), name: last, version };
    }
    case 'maven': {
      const [group, artifact] = splitAt(name, name.indexOf(':'));
      return { namespace: [group], name: artifact, version };
    }
  }
}

/** Without the sign in between; all of it is the second part where there is none. */
function splitAt(text: string, at: number): readonly [string, string] {
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 1)];
}

function rpmVersion(version: string): { readonly version: string } {
  return { version: version.replace(/^\d+:/, '') };
}

function rpmEpoch(version: string): { readonly epoch: string } {
  const epoch = /^(\d+):/.exec(version)?.[1] ?? '';
  return { epoch: epoch === '0' ? '' : epoch };
}

function distroOf(distribution: Distribution | null): string {
  if (!distribution) return '';
  return [distribution.id, distribution.version].filter((part) => part !== '').join('-');
}

/** A colon stays as it is; what `encodeURIComponent` leaves beyond that does not. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
