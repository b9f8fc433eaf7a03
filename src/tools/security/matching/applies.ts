import type { Affected } from '../advisories/advisory.ts';
import type { MatchablePackage } from './finding.ts';

/** What Debian, Alpine, rpm and GNU call the same processor. */
const sameArch: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  arm64: 'aarch64',
  i386: 'i686',
  i486: 'i686',
  i586: 'i686',
  x86: 'i686',
  armhf: 'armv7',
  armv7hl: 'armv7',
  ppc64el: 'ppc64le',
};

/** Whether an entry speaks of a package that it names: of its architecture and of its module's stream. */
export function applies(affected: Affected, one: MatchablePackage): boolean {
  return isForArch(affected.arches, one.arch) && isForModule(affected, one.module);
}

function isForArch(arches: readonly string[] | undefined, arch: string | null): boolean {
  if (arches === undefined || arches.length === 0) return true;
  if (arch === null || arch === 'noarch' || arch === 'all') return true;
  return arches.some((one) => archOf(one) === archOf(arch));
}

function archOf(arch: string): string {
  return sameArch[arch] ?? arch;
}

/** Streams of a module count their versions apart. Packages of Oracle Linux do not say their stream. */
function isForModule({ module, ecosystem }: Affected, label: string | null): boolean {
  const own = label === null || label === '' ? undefined : label.split(':').slice(0, 2).join(':');
  if (module === undefined || module === '') return own === undefined;
  return own === undefined ? ecosystem === 'oracle' : own === module;
}
