import { Problem } from './access.ts';

/** A call that was answered with a problem, or not at all; then `code` is `unreachable` or `unexpected-answer`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options: { cause?: unknown } = {}) {
    super(problem.detail, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** A problem that the caller's end found out about, in the shape of one that the server reports. */
export function callerProblem(
  code: string,
  status: number,
  detail: string,
  options: { cause?: unknown } = {},
): ProblemError {
  return new ProblemError({ type: 'about:blank', title: detail, status, code, detail }, options);
}

/** Reads an error answer. A proxy in between may answer anything, so its status speaks where its body does not. */
export async function problemOfAnswer(answer: Response): Promise<ProblemError> {
  const body: unknown = await answer.json().catch(() => undefined);
  const problem = Problem.safeParse(body);
  if (problem.success) return new ProblemError(problem.data);
  return callerProblem(
    'unexpected-answer',
    answer.status,
    `The answer was ${answer.status} without a reason.`,
  );
}
