/** Numbers of any length as text, so that no digit is lost. Below 0 when `a` is smaller. */
export function compareNumber(a: string, b: string): number {
  const left = withoutZeros(a);
  const right = withoutZeros(b);
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** From the first to the last; of equal beginnings the shorter list is the smaller one. */
export function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareNumber(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
