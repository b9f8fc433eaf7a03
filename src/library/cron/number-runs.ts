/** Numbers that follow each other, as one. */
export interface NumberRun {
  readonly from: number;
  readonly to: number;
}

/** What a person would write: spans of three and more, the rest one by one. `5 6 9 10 11` is `5`, `6`, `9 to 11`. */
export function runsOf(ascending: readonly number[]): NumberRun[] {
  const runs: { from: number; to: number }[] = [];
  for (const number of ascending) {
    const last = runs.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.flatMap(({ from, to }) =>
    to - from === 1
      ? [
          { from, to: from },
          { from: to, to },
        ]
      : [{ from, to }],
  );
}

/** How far apart the numbers are when they go through a whole range from its beginning, as `0 15 30 45` does. */
export function stepOf(ascending: readonly number[], size: number): number | undefined {
  const step = size / ascending.length;
  if (step === 1 || ascending.length < 2) return undefined;
  return ascending.every((number, index) => number === index * step) ? step : undefined;
}
