import type { ImageVersion } from '#contracts/watcher/version.ts';
import { shortenId } from '../../../ui/short-id.tsx';

const digestLength = 7;

type Named = Pick<ImageVersion, 'tag' | 'digest' | 'version'>;

/** As people call it: its tag, else what the image says of itself, else the beginning of its digest. */
export function versionName({ tag, version, digest }: Named): string {
  return tag ?? version ?? (digest === null ? '?' : shortenId(digest, digestLength));
}

/** What tells two versions under one tag apart: what the images say of themselves where that differs, else their digests. */
export function sameTagNames(from: Named, to: Named): readonly [from: string, to: string] {
  if (from.version !== null && to.version !== null && from.version !== to.version)
    return [from.version, to.version];
  const short = ({ digest }: Named) => (digest === null ? '?' : shortenId(digest, digestLength));
  return [short(from), short(to)];
}
