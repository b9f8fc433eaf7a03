import type { RuleMatch } from '#contracts/watcher/policy.ts';
import { covers, type Scope } from '#contracts/scope.ts';
import { type Glob, matchesGlob, parseGlob } from '#library/conditions/glob.ts';
import { familiarRepository, parseReference } from '#library/image-reference/image-reference.ts';
import type { Subject } from '../subjects/subject.ts';

export type PolicySubject = Pick<Subject, 'host' | 'name' | 'stack' | 'image' | 'labels'>;

const globs = new Map<string, Glob>();
const mostGlobs = 500;

/** Which rules a container is of; its image is taken apart once, however many there are. */
export function matcherOf(subject: PolicySubject): (match: RuleMatch) => boolean {
  let names: readonly string[] | undefined;
  return (match) => {
    const { container, image } = match;
    if (!isInScope(match, subject)) return false;
    if (container !== undefined && !fits(container, subject.name)) return false;
    if (image === undefined) return true;
    names ??= namesOf(subject.image);
    return names.some((name) => fits(image, name));
  };
}

function isInScope({ host, stack, label }: RuleMatch, subject: PolicySubject): boolean {
  const scope: Scope = {
    ...(host === undefined ? {} : { host }),
    ...(stack === undefined ? {} : { stack }),
    ...(label === undefined ? {} : { label }),
  };
  return Object.keys(scope).length === 0 || covers(scope, subject);
}

/** Without tag and digest, as people write it and in full. */
function namesOf(image: string): string[] {
  const reference = parseReference(image);
  return reference ? [familiarRepository(reference), `${reference.domain}/${reference.path}`] : [image];
}

function fits(pattern: string, text: string): boolean {
  let glob = globs.get(pattern);
  if (!glob) {
    if (globs.size >= mostGlobs) globs.clear();
    globs.set(pattern, (glob = parseGlob(pattern)));
  }
  return matchesGlob(glob, text);
}
