import type { LabImage } from '../reading/lab-image.ts';
import type { Place, RuleTerms } from './acceptance-rule.ts';
import { decide } from './decide.ts';
import type { AcceptableFinding } from './matches-rule.ts';

/** Where what is found in an image is: in each of its containers, or in the image alone. */
export function placesOf({
  host,
  references,
  containers,
}: Pick<LabImage, 'host' | 'references' | 'containers'>): Place[] {
  if (containers.length === 0) return [{ image: references[0] ?? null, host, stack: null, container: null }];
  return containers.map(({ image, stack, name }) => ({ image, host, stack, container: name }));
}

/** Rules that keep a finding quiet, each place's one; none where one place is left open. */
export function acceptedEverywhere<Rule extends RuleTerms>(
  finding: AcceptableFinding,
  places: readonly Place[],
  rules: readonly Rule[],
  nowMs: number,
): Rule[] {
  const held = places.map((place) => decide(finding, place, rules, nowMs));
  const deciding = held.flatMap((one) => (one.kind === 'accepted' ? [one.rule] : []));
  return deciding.length === places.length ? deciding : [];
}
