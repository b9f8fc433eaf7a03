import type { FactProblem } from './facts.ts';

export function problemText(problem: FactProblem | null): string | null {
  return problem && JSON.stringify(problem);
}

export function problemFrom(text: string | null): FactProblem | null {
  if (text === null) return null;
  const problem: FactProblem = JSON.parse(text);
  return problem;
}
