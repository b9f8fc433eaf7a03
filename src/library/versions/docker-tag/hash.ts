const hexadecimal = /^g?([0-9a-f]{7,64})$/;

/** `abc1234`, `g1abb7b5dd`: a commit. Digits alone may be a number, letters alone a word, unless they are as long as a whole hash. */
export function isHash(piece: string): boolean {
  const digits = hexadecimal.exec(piece)?.[1];
  if (digits === undefined) return false;
  if (digits.length === 40 || digits.length === 64) return true;
  return /\d/.test(digits) && /[a-f]/.test(digits);
}
