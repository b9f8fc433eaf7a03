import { compareNumber } from './docker-tag/compare-numbers.ts';
import { compareRuns } from './dpkg/compare-runs.ts';
import { defineScheme } from './parts/define-scheme.ts';

interface DebianVersion {
  readonly epoch: string;
  readonly upstream: string;
  /** Empty where there is none, which is as old as `0`. */
  readonly revision: string;
}

const number = /^\d+$/;
const upstreamText = /^\d[A-Za-z0-9.+~:-]*$/;
const revisionText = /^[A-Za-z0-9.+~]+$/;

/** Debian and Ubuntu, deb-version(7). What dpkg warns about is no version. */
export const dpkg = defineScheme<DebianVersion>({
  id: 'dpkg',
  title: 'Debian package',
  parse: parseDebian,
  order: (a, b) =>
    compareNumber(a.epoch, b.epoch) ||
    compareRuns(a.upstream, b.upstream) ||
    compareRuns(a.revision, b.revision),
});

function parseDebian(text: string): DebianVersion | undefined {
  const trimmed = text.trim();
  const colon = trimmed.indexOf(':');
  const epoch = colon === -1 ? '0' : trimmed.slice(0, colon);
  const rest = trimmed.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  const upstream = hyphen === -1 ? rest : rest.slice(0, hyphen);
  const revision = hyphen === -1 ? '' : rest.slice(hyphen + 1);
  const isWritten =
    number.test(epoch) && upstreamText.test(upstream) && (hyphen === -1 || revisionText.test(revision));
  return isWritten ? { epoch, upstream, revision } : undefined;
}
