import type { SemanticVersion } from '../semver/semantic-version.ts';

/** `go1.18.5b7` is BoringCrypto's build of go1.18.5; behind a space stand experiments, behind a hyphen a vendor's suffix. */
const written = /^go(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:(beta|rc)(\d+)|b\d+)?(?:[ +-].*)?$/;

/** What a binary says it was built with; `go1.21` is 1.21.0, `go1.21rc2` is 1.21.0-rc.2. */
export function parseStandardLibrary(text: string): SemanticVersion | undefined {
  const [, major, minor = '0', patch = '0', stage, counter] = written.exec(text) ?? [];
  if (major === undefined) return undefined;
  const prerelease = stage === undefined || counter === undefined ? [] : [stage, counter];
  return { numbers: [major, minor, patch], prerelease };
}
