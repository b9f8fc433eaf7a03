import type { AvailableUpdate, Hold } from '#contracts/watcher/version.ts';
import { familiarRepository } from '#library/image-reference/image-reference.ts';
import { digestsIn } from './tag-standing.ts';
import type { Watch } from './watch-plan.ts';

const hold: Hold = {
  id: 'other-origin',
  words: {
    en: 'What runs was not pulled under this name, but named so here: what the registry has may be another program.',
    es: 'Lo que se ejecuta no se descargó con este nombre, se le dio aquí: lo del registro puede ser otro programa.',
  },
  untilMs: null,
};

/**
 * What is built here and pushed elsewhere, or renamed, may bear a name that belongs to somebody else at the registry. Their
 * versions are shown, and taken by nobody but a person.
 */
export function heldByOrigin(
  updates: readonly AvailableUpdate[],
  { reference, local }: Pick<Watch, 'reference' | 'local'>,
): readonly AvailableUpdate[] {
  if (digestsIn(local, familiarRepository(reference)).length > 0) return updates;
  return updates.map((update) => ({ ...update, hold: update.hold ?? hold }));
}
