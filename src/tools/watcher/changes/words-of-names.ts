/** Words that say nothing about what an image holds. */
const general = new Set(
  'app apps base com container containers docker dockerfile github gitlab http https image images library linux net official org repo server the www'.split(
    ' ',
  ),
);
const shortest = 3;

/** Whether two names may be of one product: a word of the one is found in the other. */
export function isRelated(one: string, other: string): boolean {
  return isWordOf(one, other) || isWordOf(other, one);
}

function isWordOf(one: string, other: string): boolean {
  const whole = plain(other);
  return one
    .split(/[^\p{L}\p{N}]+/u)
    .map(plain)
    .some((word) => word.length >= shortest && !general.has(word) && whole.includes(word));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
