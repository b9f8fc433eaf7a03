import { compareSegments } from './compare-segments.ts';

/** `epoch:version-release`, of which only the version must be there. */
export interface Evr {
  readonly epoch: string | undefined;
  readonly version: string;
  readonly release: string | undefined;
}

const leadingDigits = /^\d*/;

/** As rpm's parseEVR: only digits are an epoch, the release stands behind the last hyphen. */
export function parseEvr(text: string): Evr | undefined {
  const digits = leadingDigits.exec(text)?.[0] ?? '';
  const hasEpoch = text[digits.length] === ':';
  const rest = hasEpoch ? text.slice(digits.length + 1) : text;
  const hyphen = rest.lastIndexOf('-');
  const version = hyphen === -1 ? rest : rest.slice(0, hyphen);
  if (version === '') return undefined;
  const release = hyphen === -1 ? '' : rest.slice(hyphen + 1);
  return {
    epoch: hasEpoch ? digits || '0' : undefined,
    version,
    release: release === '' ? undefined : release,
  };
}

/** A missing release is older than any. */
export function compareVersionRelease(a: Evr, b: Evr): number {
  const byVersion = compareSegments(a.version, b.version);
  if (byVersion !== 0) return byVersion;
  if (a.release === undefined || b.release === undefined) {
    return Number(a.release !== undefined) - Number(b.release !== undefined);
  }
  return compareSegments(a.release, b.release);
}
