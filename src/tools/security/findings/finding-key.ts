import type { Finding as ShownFinding } from '#contracts/security/finding.ts';
import type { Finding } from '../matching/finding.ts';

type Named = Pick<Finding, 'flaw' | 'type' | 'name'>;

/** The same flaw in the same package, in whatever version: what is told once, and seen for the first time once. Stored. */
export function findingKey({ flaw, type, name }: Named): string {
  return [flaw, type, name].join('\n');
}

export function shownKey({
  flaw,
  type,
  package: name,
}: Pick<ShownFinding, 'flaw' | 'type' | 'package'>): string {
  return findingKey({ flaw, type, name });
}
