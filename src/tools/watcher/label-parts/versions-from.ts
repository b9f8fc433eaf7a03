/**
 * An RE2 pattern for tags of a version and all above it, whatever stands before and behind the numbers; undefined for what is no version.
 * RE2 cannot compare numbers, so each is spelled out by its digits.
 */
export function versionsFrom(version: string): string | undefined {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(version.trim());
  if (!match) return undefined;
  const numbers = match.slice(1).flatMap((text: string | undefined) => (text ? [Number(text)] : []));
  while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop();
  const last = numbers.length - 1;
  const ways = numbers.map((number, index) => {
    const before = numbers.slice(0, index).map((same) => String.raw`0*${same}\.`);
    return `${before.join('')}0*${atLeast(index === last ? number : number + 1)}`;
  });
  return `^[^0-9]*(?:${ways.join('|')})(?:[^0-9].*)?$`;
}

/** Of two numbers the one with more digits is larger; else the first digit that differs tells. */
function atLeast(least: number): string {
  if (least === 0) return '[0-9]+';
  const digits = String(least).split('');
  const ways = [`[1-9][0-9]{${digits.length},}`, String(least)];
  for (const [index, digit] of digits.entries()) {
    const rest = digits.length - index - 1;
    if (digit !== '9') ways.push(`${digits.slice(0, index).join('')}[${Number(digit) + 1}-9][0-9]{${rest}}`);
  }
  return `(?:${ways.join('|')})`;
}
