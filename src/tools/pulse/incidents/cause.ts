import type { Text } from '#library/text.ts';
import { type Reason, reasons } from '../checks/reasons.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { SeenCheck } from './seen-check.ts';

/** Why it is down, as far as checks can tell. Plain JSON. */
export interface Cause {
  /** Null: it answers although it must not. */
  readonly reason: Reason | null;
  readonly firstBad: SeenCheck;
  /** Null: nobody has seen it work since NEXUS started. */
  readonly lastGood: SeenCheck | null;
  readonly differences: readonly Difference[];
}

export function causeOf(firstBad: SeenCheck, lastGood: SeenCheck | undefined): Cause {
  return {
    reason: firstBad.ok ? null : (firstBad.reason ?? null),
    firstBad,
    lastGood: lastGood ?? null,
    differences: lastGood ? differencesOf(lastGood, firstBad) : [],
  };
}

const answers: Text = {
  en: 'It answers, although it must not.',
  es: 'Responde, aunque no debe.',
};

/** What a reason means, in one sentence, and the target's own words where there are any. */
export function reasonText(reason: Reason | null): Text {
  const { en, es } = reason ? reasons[reason.id] : answers;
  const said = reason?.detail === undefined ? '' : ` (${reason.detail})`;
  return { en: `${en}${said}`, es: `${es}${said}` };
}

/** What is different since it last worked, in a sentence; undefined when nothing is known to be. */
export function differenceText({ differences }: Cause): Text | undefined {
  const [first] = differences;
  if (!first) return undefined;
  const { kind, label, before, after } = first;
  if (kind === 'not-reached')
    return {
      en: `It got no further than before this step: ${label.en}.`,
      es: `No pasó de este paso: ${label.es}.`,
    };
  return {
    en: `${label.en} was ${before} when it last worked, and is ${after} now.`,
    es: `${label.es}: era ${before} cuando funcionaba por última vez, y ahora es ${after}.`,
  };
}
