import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import type { recreateText } from './recreate-text.ts';

/** What happens, in order, in the reader's language. */
export function planSteps(plan: RecreatePlan, text: Translate<typeof recreateText>): readonly string[] {
  const { name, image, dependents } = plan;
  const isUp = plan.downtimeSeconds !== null;
  const create =
    dependents.length === 0
      ? text('stepCreate', { name })
      : text('stepCreateMany', { name, count: dependents.length });
  return [
    ...(image.afterId === null ? [text('stepPull', { image: image.reference })] : []),
    create,
    text(isUp ? 'stepSwitch' : 'stepName'),
    ...(isUp ? [text('stepProve')] : []),
    text('stepRemove'),
  ];
}
