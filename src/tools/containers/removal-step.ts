import type { ActionOutcome } from './host.ts';
import type { PlannedStep } from './operation.ts';

/** `kept`: left as it is, since it is no longer what was previewed; the reason is for a person. */
export type RemovalOutcome = ActionOutcome | { readonly kept: string };

/** Of several, one that is kept is said and no failure of the others; one that was asked for alone is. */
export function removal(title: string, isAlone: boolean, remove: () => Promise<RemovalOutcome>): PlannedStep {
  return {
    title,
    async run(progress) {
      const outcome = await remove();
      if ('done' in outcome) return outcome;
      if (isAlone) return { done: false, message: `Nothing was removed: ${outcome.kept}`, engineText: '' };
      progress.note(`Kept: ${outcome.kept}`);
      return { done: true };
    },
  };
}
