import type { StepLimit } from '#contracts/watcher/policy.ts';
import type { VersionLevel } from '#contracts/watcher/version.ts';
import { isWithin } from '../tags/tag-choice.ts';

/** Another image under the same tag is within every limit. */
export function isWithinStep(level: VersionLevel, limit: StepLimit): boolean {
  return level === 'digest' || isWithin(level, limit);
}
