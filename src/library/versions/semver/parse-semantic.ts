import type { SemanticVersion } from './semantic-version.ts';

const identifiers = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const loose = new RegExp(
  String.raw`^[vV=\s]*(\d+)(?!\d)(?:\.(\d+)(?!\d)(?:\.(\d+)(?!\d))?)?(?:-?(${identifiers}))?(?:\+${identifiers})?$`,
);

/**
 * As node-semver with `loose`, where `v`, `=` and the prerelease's hyphen do not matter, and with short forms such as `1.2`. `1.2.34.5`,
 * which that takes for `1.2.3-4.5`, is no version.
 */
export function parseSemantic(text: string): SemanticVersion | undefined {
  const [, major, minor = '0', patch = '0', prerelease] = loose.exec(text.trim()) ?? [];
  if (major === undefined) return undefined;
  return { numbers: [major, minor, patch], prerelease: prerelease?.split('.') ?? [] };
}
