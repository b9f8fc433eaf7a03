import { type PlaceholderName, placeholders } from '#library/conditions/placeholders.ts';
import { checkValues, type LookUp } from '#library/conditions/check-values.ts';
import type { CheckContext, CheckFacts, ValueDescription } from './check-kind.ts';

/** The placeholders that a kind fills, in the words that they have everywhere. */
export function valuesOf(...names: readonly PlaceholderName[]): ValueDescription[] {
  return names.map((name) => ({ name, en: placeholders[name].en, es: placeholders[name].es }));
}

/** Facts with the values that conditions ask for, where any do: what only this kind knows, and else what the facts say. */
export function withValues(
  facts: CheckFacts,
  { wants, nowMs }: Pick<CheckContext, 'wants' | 'nowMs'>,
  own: LookUp = () => undefined,
): CheckFacts {
  if (wants.size === 0) return facts;
  const { latencyMs, address, certificate, timings } = facts;
  const usual: LookUp = (name) => {
    if (name === 'CONNECTED') return timings?.connectMs !== undefined;
    if (name === 'RESPONSE_TIME') return latencyMs === undefined ? undefined : Math.round(latencyMs);
    if (name === 'IP') return address;
    const isExpiration = name === 'CERTIFICATE_EXPIRATION';
    return isExpiration && certificate ? certificate.validToMs - nowMs() : undefined;
  };
  return { ...facts, values: checkValues((name) => own(name) ?? usual(name)) };
}
