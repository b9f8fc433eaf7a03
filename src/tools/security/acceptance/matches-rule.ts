import type { AcceptanceScope } from '#contracts/security/acceptance.ts';
import {
  familiarReference,
  familiarRepository,
  parseReference,
  type ImageReference,
} from '#library/image-reference/image-reference.ts';
import type { Finding } from '../matching/finding.ts';
import type { Place } from './acceptance-rule.ts';
import { matchesPattern } from './matches-pattern.ts';

export type AcceptableFinding = Pick<Finding, 'flaw' | 'aliases' | 'name' | 'packages' | 'fixedVersion'>;

/** Whether a rule is about a finding where it is. */
export function matchesScope(scope: AcceptanceScope, finding: AcceptableFinding, place: Place): boolean {
  return (
    isOfFlaw(scope.flaw, finding) &&
    isOfPackage(scope.package, finding) &&
    isAtImage(scope.image, place) &&
    isSame(scope.host, place.host) &&
    isSame(scope.stack, place.stack) &&
    isSame(scope.container, place.container) &&
    Object.values(scope).some((one) => one !== null)
  );
}

function isOfFlaw(asked: string | null, { flaw, aliases }: AcceptableFinding): boolean {
  if (asked === null) return true;
  return [flaw, ...aliases].some((name) => name.toLowerCase() === asked.toLowerCase());
}

function isOfPackage(pattern: string | null, { name, packages }: AcceptableFinding): boolean {
  if (pattern === null || matchesPattern(pattern, name)) return true;
  // A rule for one of several packages of a source must not silence the others.
  return packages.length > 0 && packages.every((one) => matchesPattern(pattern, one.name));
}

/** By place, for thousands of findings are asked about at the same few. */
const imagesAsked = new WeakMap<Place, Map<string, boolean>>();

function isAtImage(pattern: string | null, place: Place): boolean {
  if (pattern === null) return true;
  const asked = imagesAsked.get(place) ?? new Map<string, boolean>();
  imagesAsked.set(place, asked);
  const known = asked.get(pattern) ?? isOfImage(pattern, place.image);
  asked.set(pattern, known);
  return known;
}

/** `docker.io/library/postgres:16`, `postgres:16` and `postgres` are ways to write one image. */
function isOfImage(pattern: string, image: string | null): boolean {
  if (image === null) return false;
  const reference = parseReference(image);
  const written = reference ? waysToWrite(reference) : [];
  return [image, ...written].some((text) => matchesPattern(pattern, text));
}

/** A pinned reference is also what it would be without its digest. */
function waysToWrite(reference: ImageReference): readonly string[] {
  return [
    familiarReference(reference),
    familiarReference({ ...reference, digest: null }),
    familiarRepository(reference),
    `${reference.domain}/${reference.path}`,
  ];
}

function isSame(asked: string | null, own: string | null): boolean {
  return asked === null || asked === own;
}
