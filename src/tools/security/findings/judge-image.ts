import type { AcceptedBy, Finding as ShownFinding } from '#contracts/security/finding.ts';
import type { Place, RuleTerms } from '../acceptance/acceptance-rule.ts';
import { acceptedEverywhere, placesOf } from '../acceptance/accepted-everywhere.ts';
import type { Finding } from '../matching/finding.ts';
import { compareUrgency } from '../priority/compare-urgency.ts';
import type { Exposure } from '../priority/exposure.ts';
import { prioritize } from '../priority/prioritize.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { findingKey } from './finding-key.ts';
import { showFinding } from './show-finding.ts';

export interface AcceptanceRule extends RuleTerms {
  readonly by: string;
  readonly reason: string;
}

export interface ImageToJudge {
  readonly image: Pick<LabImage, 'host' | 'references' | 'containers'>;
  readonly findings: readonly Finding[];
  readonly rules: readonly AcceptanceRule[];
  /** By `findingKey`; what is not in it is new. */
  readonly firstSeenMs: ReadonlyMap<string, number>;
  readonly nowMs: number;
}

/** What is found in an image, with what it means where the image runs. The most urgent first. */
export function judgeImage({ image, findings, rules, firstSeenMs, nowMs }: ImageToJudge): ShownFinding[] {
  const exposure = worstExposure(image.containers.map((one) => one.exposure));
  const places = placesOf(image);
  return findings
    .map((finding) => ({ finding, priority: prioritize(finding, exposure) }))
    .toSorted(compareUrgency)
    .map(({ finding, priority }) =>
      showFinding({
        finding,
        priority,
        accepted: acceptedBy(finding, places, rules, nowMs),
        firstSeenAtMs: firstSeenMs.get(findingKey(finding)) ?? nowMs,
      }),
    );
}

/** Whatever one of its containers has, an image has: its flaws can be reached there. Null: nothing was made from it. */
export function worstExposure(all: readonly Exposure[]): Exposure | null {
  if (all.length === 0) return null;
  const isAny = (name: keyof Exposure) => all.some((exposure) => exposure[name]);
  return {
    isPublished: isAny('isPublished'),
    isPrivileged: isAny('isPrivileged'),
    hasDockerSocket: isAny('hasDockerSocket'),
    isOnHostNetwork: isAny('isOnHostNetwork'),
    isRoot: isAny('isRoot'),
  };
}

/** The rule to name is that of the first place; one open place leaves the finding open. */
function acceptedBy(
  finding: Finding,
  places: readonly Place[],
  rules: readonly AcceptanceRule[],
  nowMs: number,
): AcceptedBy | null {
  const [first] = acceptedEverywhere(finding, places, rules, nowMs);
  return first ? { rule: first.id, by: first.by, reason: first.reason, untilMs: first.untilMs } : null;
}
