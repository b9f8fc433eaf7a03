import type { SemanticVersion } from '../semver/semantic-version.ts';

const number = String.raw`(0|[1-9]\d*)`;
const identifiers = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const written = new RegExp(
  String.raw`^v?${number}(?:\.${number}(?:\.${number}(?:-(${identifiers}))?(?:\+${identifiers})?)?)?$`,
);
const paddedNumber = /^0\d+$/;

/** `v1`, `v1.2` and `v1.2.3-0.20240105123000-abcdefabcdef+incompatible`: golang.org/x/mod/semver. */
export function parseModule(text: string): SemanticVersion | undefined {
  const [, major, minor = '0', patch = '0', stage] = written.exec(text) ?? [];
  const prerelease = stage?.split('.') ?? [];
  if (major === undefined || prerelease.some((one) => paddedNumber.test(one))) return undefined;
  return { numbers: [major, minor, patch], prerelease };
}
