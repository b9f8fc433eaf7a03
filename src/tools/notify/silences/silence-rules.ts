import type { Matcher } from '#contracts/notify/matcher.ts';
import { invalid } from '#kernel/errors.ts';
import { compileMatcher, formatMatchers, matchesEmpty } from '#library/alertmanager/matcher.ts';

/** A silence as it is stored. */
export interface StoredSilence {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly createdBy: string;
  readonly comment: string;
  readonly updatedAtMs: number;
}

export type WantedSilence = Omit<StoredSilence, 'id' | 'updatedAtMs'> & { readonly id?: string | undefined };

export type SilenceState = 'pending' | 'active' | 'expired';

export function stateOf(
  { startsAtMs, endsAtMs }: Pick<StoredSilence, 'startsAtMs' | 'endsAtMs'>,
  nowMs: number,
): SilenceState {
  if (nowMs >= endsAtMs) return 'expired';
  return nowMs < startsAtMs ? 'pending' : 'active';
}

const latestMs = Date.UTC(9999, 11, 31);

const said = { en: 'This silence cannot be.', es: 'Este silencio no puede existir.' };

/** @throws NexusError `invalid` with the field: a silence that keeps everything quiet is one that nobody meant. */
export function checkSilence({ matchers, startsAtMs, endsAtMs }: WantedSilence, nowMs: number): void {
  const refuse = (path: string, message: string, es: string) => invalid(said, [{ path, message, es }]);
  if (matchers.length === 0)
    throw refuse('matchers', 'Say which alerts it is for.', 'Di para qué alertas es.');
  matchers.forEach((matcher, index) => {
    try {
      compileMatcher(matcher);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw refuse(`matchers.${index}.value`, why, `Esta condición no vale: ${why}`);
    }
  });
  if (matchers.every(matchesEmpty))
    throw refuse(
      'matchers',
      'At least one condition must not hold for alerts without that label.',
      'Al menos una condición no debe cumplirse para las alertas sin esa etiqueta.',
    );
  if (endsAtMs <= startsAtMs)
    throw refuse('endsAtMs', 'It has to end after it begins.', 'Tiene que terminar después de empezar.');
  if (endsAtMs > latestMs)
    throw refuse(
      'endsAtMs',
      'It has to end before the year 10000.',
      'Tiene que terminar antes del año 10000.',
    );
  if (endsAtMs <= nowMs) throw refuse('endsAtMs', 'Its end lies in the past.', 'Su fin está en el pasado.');
}

/**
 * True when a change keeps the id; otherwise the silence ends and another takes its place, so that what was kept quiet by whom
 * stays readable. Source: Alertmanager's silences.
 */
export function canChangeInPlace(before: StoredSilence, after: WantedSilence, nowMs: number): boolean {
  if (formatMatchers(before.matchers) !== formatMatchers(after.matchers)) return false;
  switch (stateOf(before, nowMs)) {
    case 'active':
      return sameSecond(before.startsAtMs, after.startsAtMs) && after.endsAtMs >= nowMs;
    case 'pending':
      return after.startsAtMs >= nowMs;
    case 'expired':
      return false;
  }
}

function sameSecond(a: number, b: number): boolean {
  return Math.floor(a / 1000) === Math.floor(b / 1000);
}

const order: readonly SilenceState[] = ['active', 'pending', 'expired'];

/** Active ones by their end, pending ones by their start, expired ones newest first. */
export function sortSilences<S extends StoredSilence>(silences: readonly S[], nowMs: number): S[] {
  return silences.toSorted((a, b) => {
    const [stateA, stateB] = [stateOf(a, nowMs), stateOf(b, nowMs)];
    if (stateA !== stateB) return order.indexOf(stateA) - order.indexOf(stateB);
    if (stateA === 'active') return a.endsAtMs - b.endsAtMs;
    return stateA === 'pending' ? a.startsAtMs - b.startsAtMs : b.endsAtMs - a.endsAtMs;
  });
}
