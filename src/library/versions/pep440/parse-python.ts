export interface PythonVersion {
  readonly epoch: string;
  /** Without zeros at the end. */
  readonly release: readonly string[];
  readonly prerelease: { readonly stage: 'a' | 'b' | 'rc'; readonly number: string } | undefined;
  readonly post: string | undefined;
  readonly dev: string | undefined;
  /** `['ubuntu', '1']` of `+ubuntu.1`; empty where there is none. */
  readonly local: readonly string[];
}

const release = String.raw`v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)`;
const prerelease = String.raw`(?:[-_.]?(?<stage>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<number>\d+)?)?`;
const post = String.raw`(?:-(?<bare>\d+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\d+)?)?`;
const dev = String.raw`(?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>\d+)?)?`;
const local = String.raw`(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?`;
/** PEP 440, appendix B. */
const written = new RegExp(`^${release}${prerelease}${post}${dev}${local}$`);

/** Any spelling that the "Normalization" of PEP 440 admits. */
export function parsePython(text: string): PythonVersion | undefined {
  const groups = written.exec(text.trim().toLowerCase())?.groups;
  if (groups === undefined) return undefined;
  return {
    epoch: groups['epoch'] ?? '0',
    release: withoutTrailingZeros((groups['release'] ?? '').split('.')),
    prerelease: readPrerelease(groups),
    post: groups['bare'] ?? (groups['post'] && (groups['postNumber'] ?? '0')),
    dev: groups['dev'] && (groups['devNumber'] ?? '0'),
    local: groups['local']?.split(/[-_.]/) ?? [],
  };
}

function readPrerelease({ stage, number = '0' }: Record<string, string>): PythonVersion['prerelease'] {
  if (stage === undefined) return undefined;
  const letter = stage.charAt(0);
  return { stage: letter === 'a' || letter === 'b' ? letter : 'rc', number };
}

function withoutTrailingZeros(numbers: readonly string[]): readonly string[] {
  return numbers.slice(0, numbers.findLastIndex((digits) => /[^0]/.test(digits)) + 1);
}
