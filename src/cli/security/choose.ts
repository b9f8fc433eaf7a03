import { usageError } from '../command-error.ts';

/** What a person gave for an option that takes one of a few words. @throws CommandError for another word */
export function choose<Word extends string>(
  option: string,
  words: readonly Word[],
  given: string | undefined,
): Word | undefined {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (found === undefined) throw usageError(`--${option} takes ${words.join(', ')}.`);
  return found;
}

export function chooseMany<Word extends string>(
  option: string,
  words: readonly Word[],
  given: readonly string[],
): Word[] {
  return given.flatMap((one) => choose(option, words, one) ?? []);
}
