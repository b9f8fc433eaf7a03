import { invalid } from '#kernel/errors.ts';
import { commonWords } from './common-words.ts';
import { nameKey } from './name-key.ts';

const keyboardLines = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjklñ',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
].flatMap((line) => [line, line.split('').toReversed().join('')]);

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Refuses what is guessed first. Length is the contract's; nothing is asked of the kinds of characters (NIST SP 800-63B,
 * 3.1.1.2).
 * @throws NexusError `invalid` naming `field`.
 */
export function assertGoodPassword(password: string, name: string, field: string): void {
  const message = weakness(nameKey(password), nameKey(name));
  if (message) throw invalid(message, [{ path: field, message }]);
}

function weakness(password: string, name: string): string | undefined {
  if (password.includes('nexus')) return 'Leave "nexus" out of the password: it is the first guess here.';
  if (containsName(password, name)) return 'Leave your name out of the password.';
  if (new Set(password).size < 5) return 'Use more than a few different characters.';
  if (isKeyboardWalk(password)) return 'Rows of the keyboard or the alphabet are guessed at once.';
  if (isCommon(password))
    return 'This password is among the most common ones. A sentence is easier to remember.';
  return undefined;
}

function containsName(password: string, name: string): boolean {
  return name.length >= 4 ? password.includes(name) : lettersOf(password) === name;
}

/** True when little is left after taking out every stretch of a keyboard row. */
function isKeyboardWalk(password: string): boolean {
  let left = 0;
  for (let at = 0; at < password.length;) {
    const walked = walkLength(password, at);
    if (walked >= 3) at += walked;
    else {
      left += 1;
      at += 1;
    }
  }
  return left <= password.length / 4;
}

function walkLength(password: string, from: number): number {
  let length = 0;
  while (
    from + length < password.length &&
    keyboardLines.some((line) => line.includes(password.slice(from, from + length + 1)))
  ) {
    length += 1;
  }
  return length;
}

/** True for one or two common words, with digits and signs around, between or in place of letters. */
function isCommon(password: string): boolean {
  const core = password.replace(/^[^\p{L}@$]+|[^\p{L}@$]+$/gu, '');
  const spelled = Array.from(core, (character) => lookAlikes[character] ?? character).join('');
  return [lettersOf(password), lettersOf(spelled)].some(isOneOrTwoWords);
}

function isOneOrTwoWords(letters: string): boolean {
  if (commonWords.has(letters)) return true;
  for (let at = 1; at < letters.length; at += 1) {
    if (commonWords.has(letters.slice(0, at)) && commonWords.has(letters.slice(at))) return true;
  }
  return false;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}
