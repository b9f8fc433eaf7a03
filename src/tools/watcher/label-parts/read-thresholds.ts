import { StepLimit } from '#contracts/watcher/policy.ts';
import type { ReadLabel } from '../labels/label-family.ts';
import { listOf } from './readers.ts';

/** What Drydock's thresholds come to; those that leave smaller steps out cannot be said here. */
const limits: ReadonlyMap<string, StepLimit> = new Map([
  ['all', 'all'],
  ['major', 'major'],
  ['minor', 'minor'],
  ['patch', 'patch'],
  ['digest', 'digest'],
]);

/** `type.name[:threshold],…`: applied by itself, up to the largest step that any of these actions takes. */
export const readThresholds: ReadLabel = (value) => {
  const thresholds = listOf(value, ',').map((action) => /:([^:]*)$/.exec(action)?.[1]?.trim() ?? 'all');
  if (thresholds.length === 0) return {};
  const levels = thresholds.map((word) => limits.get(word));
  if (levels.includes(undefined))
    return {
      problem: {
        en: `Of thresholds there are ${[...limits.keys()].join(', ')} here. Nothing is applied by itself because of this label.`,
        es: `Como umbrales hay aquí ${[...limits.keys()].join(', ')}. Por esta etiqueta no se aplica nada solo.`,
      },
    };
  const ranks = levels.flatMap((level) => (level === undefined ? [] : [StepLimit.options.indexOf(level)]));
  return { set: { mode: 'auto', autoLevel: StepLimit.options[Math.max(...ranks)] ?? 'digest' } };
};
