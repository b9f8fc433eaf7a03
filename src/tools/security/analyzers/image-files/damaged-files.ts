/** For tests: every beginning of a file, then 2,000 copies with a few bytes changed, always the same. */
export function* damagedCopies(bytes: Buffer, prefixStep = 1): Generator<Buffer, void> {
  for (let length = 0; length < bytes.length; length += prefixStep) yield bytes.subarray(0, length);
  let state = 0x2545f491;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 2000; round += 1) {
    const copy = Buffer.from(bytes);
    for (let change = next(4); change >= 0; change -= 1) copy[next(copy.length)] = next(256);
    yield copy;
  }
}
