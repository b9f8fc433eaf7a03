import type { SemanticVersion } from '../semver/semantic-version.ts';

const identifiers = String.raw`[0-9a-z-]+(?:\.[0-9a-z-]+)*`;
const written = new RegExp(String.raw`^(\d+(?:\.\d+){0,3})(?:-(${identifiers}))?(?:\+${identifiers})?$`);
const parts = 4;

/** NuGetVersion: what is missing of the four numbers is 0. */
export function parseNuGet(text: string): SemanticVersion | undefined {
  const [, dotted, prerelease] = written.exec(text.trim().toLowerCase()) ?? [];
  if (dotted === undefined) return undefined;
  const numbers = dotted.split('.');
  const missing = Array.from({ length: parts - numbers.length }, () => '0');
  return { numbers: [...numbers, ...missing], prerelease: prerelease?.split('.') ?? [] };
}
