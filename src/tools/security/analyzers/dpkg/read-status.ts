import type { Package, PackageSource } from '#contracts/security/package.ts';
import type { FileFindings } from '../analyzer.ts';
import { packageList } from '../image-files/package-list.ts';
import { stanzasOf, type Stanza } from './stanzas.ts';

const asked = new Set(['package', 'status', 'version', 'architecture', 'source', 'maintainer']);

/** The third word of `Status` (dpkg(1), "Package states") when the package is in place and set up. */
const installed = new Set(['installed', 'triggers-awaited', 'triggers-pending']);
const notInstalled = new Set([
  'not-installed',
  'config-files',
  'half-installed',
  'unpacked',
  'half-configured',
]);

interface StatusKind {
  /** The status of all packages, where one without `Status` is not installed; parts of it are of installed ones. */
  readonly isWholeStatus: boolean;
}

/** `var/lib/dpkg/status`, or a part of it out of `status.d`. */
export function readStatus(path: string, text: string, { isWholeStatus }: StatusKind): FileFindings {
  const list = packageList(path);
  let stanzas = 0;
  for (const stanza of stanzasOf(text, asked)) {
    stanzas += 1;
    const state = stanza.get('status')?.split(/\s+/)[2];
    const isInstalled = stanza.has('status') ? installed.has(state ?? '') : !isWholeStatus;
    if (stanza.has('status') && !isInstalled && !notInstalled.has(state ?? '')) {
      list.reject(`The state of "${nameOf(stanza)}" is none that dpkg knows.`);
    } else if (isInstalled && !list.add(packageOf(path, stanza))) break;
  }
  if (stanzas === 0 && text.trim() !== '') list.reject('The file holds no package.');
  return { packages: list.packages, problems: list.problems() };
}

function nameOf(stanza: Stanza): string {
  return (stanza.get('package') ?? '').slice(0, 100);
}

function packageOf(path: string, stanza: Stanza): Package {
  const name = stanza.get('package') ?? '';
  const version = stanza.get('version') ?? '';
  return {
    type: 'deb',
    name,
    version,
    arch: short(stanza.get('architecture')),
    source: sourceOf(stanza.get('source') ?? '', { name, version }),
    module: null,
    vendor: short(stanza.get('maintainer')),
    path,
  };
}

/** `Source: glibc (2.36-9)`, where name and version are only said when they differ (Debian Policy 5.6.1). */
function sourceOf(said: string, own: PackageSource): PackageSource {
  const [, name, version] = /^(\S{1,255})(?:\s+\((\S{1,255})\))?$/.exec(said) ?? [];
  return name === undefined ? own : { name, version: version ?? own.version };
}

function short(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value.slice(0, 255);
}
