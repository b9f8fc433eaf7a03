/** The first problems by their words, all by number. */
export interface ProblemList {
  add(problem: string): void;
  readonly first: readonly string[];
  readonly count: number;
}

const mostKept = 100;
const longest = 300;

export function problemList(): ProblemList {
  const first: string[] = [];
  let count = 0;
  return {
    add(problem) {
      count += 1;
      if (first.length < mostKept) first.push(problem.slice(0, longest));
    },
    first,
    get count() {
      return count;
    },
  };
}
