import type { PackageSource } from '#contracts/security/package.ts';

/** `epoch:version-release`, without an epoch of 0, as rpm compares them the same. Empty without a version. */
export function evr(epoch: number | undefined, version: string, release: string): string {
  if (version === '') return '';
  const prefix = epoch === undefined || epoch === 0 ? '' : `${epoch}:`;
  return release === '' ? `${prefix}${version}` : `${prefix}${version}-${release}`;
}

/** `bash-4.4-19.6.1.src.rpm`: the version in the name of a file has no epoch, even where the package has one. */
export function sourceOfFile(file: string): PackageSource | null {
  const stem = file.replace(/\.(no)?src\.rpm$/, '');
  const releaseAt = stem.lastIndexOf('-');
  const versionAt = releaseAt < 1 ? -1 : stem.lastIndexOf('-', releaseAt - 1);
  if (stem === file || versionAt < 1) return null;
  return { name: stem.slice(0, versionAt), version: stem.slice(versionAt + 1) };
}
