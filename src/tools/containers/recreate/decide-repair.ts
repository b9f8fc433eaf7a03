import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { Draft, Found } from './draft.ts';

/** `forward`: go on where it was left. `back`: the old containers come back. `finish`: the new ones are in place. */
export type Repair = 'forward' | 'back' | 'finish';

/** What to do about a recreation that a killed process left behind. */
export function decideRepair(phase: RecreationRecord['phase'], draft: Draft, found: Found): Repair {
  const hasAllNew = found.every((member) => member.new !== null);
  const main = { draft: draft.members[0], found: found[0] };
  switch (phase) {
    case 'going-back':
    case 'building':
      return 'back';
    case 'finishing':
      // The new one was taken away since by somebody else; where the old one is still there, it is better than nothing.
      return main.found?.new === null && main.found.old !== null ? 'back' : 'finish';
    case 'switching':
    case 'proving': {
      if (!hasAllNew) return 'back';
      // There is no old one to go back to: it deleted itself when it was stopped.
      if (main.found?.old === null) return 'forward';
      const isInPlace = main.found?.new?.name === main.draft?.body.name;
      const runs = main.draft?.was === 'stopped' || main.found?.new?.running === true;
      return isInPlace && runs ? 'forward' : 'back';
    }
  }
}
