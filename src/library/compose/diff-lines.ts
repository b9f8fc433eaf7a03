/** A run of lines that both texts have, or that only one has. Positions begin at 0. */
export interface LineRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly before: number;
  readonly after: number;
  readonly count: number;
}

/** Beyond so many differences the middle is told as replaced as a whole. */
const maxEdits = 500;

/** The fewest changes from one list of lines to another (Myers, "An O(ND) Difference Algorithm", 1986), bounded. */
export function diffLines(before: readonly string[], after: readonly string[]): LineRun[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - start;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const middle = between(before.slice(start, before.length - tail), after.slice(start, after.length - tail));
  const runs: LineRun[] = [
    { kind: 'same', before: 0, after: 0, count: start },
    ...middle.map((run) => ({ ...run, before: run.before + start, after: run.after + start })),
    { kind: 'same', before: before.length - tail, after: after.length - tail, count: tail },
  ];
  return runs.filter(({ count }) => count > 0);
}

function between(before: readonly string[], after: readonly string[]): LineRun[] {
  const trace = shortestEdit(before, after);
  if (!trace) {
    return [
      { kind: 'removed', before: 0, after: 0, count: before.length },
      { kind: 'added', before: before.length, after: 0, count: after.length },
    ];
  }
  const steps: LineRun[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const isDown = goesDown(reached, diagonal, edits);
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : (reached.get(previous) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) steps.push({ kind: 'same', before: (x -= 1), after: (y -= 1), count: 1 });
    if (edits === 0) break;
    if (isDown) steps.push({ kind: 'added', before: x, after: (y -= 1), count: 1 });
    else steps.push({ kind: 'removed', before: (x -= 1), after: y, count: 1 });
  }
  return joined(steps.toReversed());
}

/** How far each diagonal was reached before each edit; undefined when there are too many. */
function shortestEdit(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<number, number>[] | undefined {
  const trace: ReadonlyMap<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(before.length + after.length, maxEdits); edits += 1) {
    trace.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = goesDown(reached, diagonal, edits)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) [x, y] = [x + 1, y + 1];
      next.set(diagonal, x);
      if (x >= before.length && y >= after.length) return trace;
    }
    reached = next;
  }
  return undefined;
}

function goesDown(reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

function joined(steps: readonly LineRun[]): LineRun[] {
  const runs: LineRun[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.kind === step.kind) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push(step);
  }
  return runs;
}
