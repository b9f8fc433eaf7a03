import type { Advisory } from '../../advisories/advisory.ts';
import type { AdvisoryIndex } from '../../advisories/open-index.ts';
import type { FlawFacts, FlawTold } from '../flaw-told.ts';

/** A flaw that more sources speak of is a mistake of some of them. */
const mostAdvisories = 200;

export function tellFlaw(index: AdvisoryIndex, flaw: string): FlawTold {
  const names = index.sameFlaw(flaw);
  const advisories: Advisory[] = [];
  for (const name of names) {
    for (const advisory of index.told(name))
      if (advisories.length < mostAdvisories) advisories.push(advisory);
  }
  return { ...factsOf(index, flaw, names), names, advisories };
}

export function tellFacts(index: AdvisoryIndex, flaws: readonly string[]): readonly FlawFacts[] {
  return flaws.map((flaw) => factsOf(index, flaw, index.sameFlaw(flaw)));
}

function factsOf(index: AdvisoryIndex, flaw: string, names: readonly string[]): FlawFacts {
  return {
    flaw,
    exploited: firstOf(names, (name) => index.exploited(name)),
    likelihood: firstOf(names, (name) => index.likelihood(name)),
  };
}

function firstOf<Value>(names: readonly string[], get: (name: string) => Value | undefined): Value | null {
  for (const name of names) {
    const value = get(name);
    if (value !== undefined) return value;
  }
  return null;
}
