import { STATUS_CODES } from 'node:http';
import { HTTPException } from 'hono/http-exception';
import type { Problem } from '#contracts/access.ts';
import { NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Log } from '#kernel/log.ts';

export const problemType = 'application/problem+json';

/** What to tell a caller of an error (RFC 9457). Logs a bug with the id that the answer gives. */
export function problemOf(error: unknown, log: Log): Problem {
  if (error instanceof NexusError) {
    if (error.status >= 500) log.warn({ code: error.code, error }, 'request failed');
    const words = wordsOf(error.cause);
    return {
      ...baseProblem(error.status, error.code, error.message),
      ...(error.es !== undefined && { detailEs: error.es }),
      ...(words !== undefined && { cause: words }),
      ...(error.issues.length > 0 && { issues: [...error.issues] }),
    };
  }
  if (error instanceof HTTPException && error.status < 500) {
    return baseProblem(
      error.status,
      `http-${error.status}`,
      error.message || STATUS_CODES[error.status] || '',
    );
  }
  const errorId = newId();
  log.error({ errorId, error }, 'request hit a bug');
  return { ...baseProblem(500, 'bug', 'Something went wrong. The log has more under this id.'), errorId };
}

export function problemAnswer(
  problem: Problem,
  options: { readonly retryAfterSeconds?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': problemType,
      'cache-control': 'no-store',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer realm="nexus"' }),
      ...(options.retryAfterSeconds !== undefined && {
        'retry-after': String(Math.max(1, Math.ceil(options.retryAfterSeconds))),
      }),
      ...options.headers,
    },
  });
}

/** The whole answer to an error that was thrown anywhere below. */
export function errorAnswer(error: unknown, log: Log): Response {
  const retryAfterSeconds = error instanceof NexusError ? error.retryAfterSeconds : undefined;
  return problemAnswer(problemOf(error, log), retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

function baseProblem(status: number, code: string, detail: string): Problem {
  return { type: `urn:nexus:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, code, detail };
}

/**
 * Another program's words, where the thrower passed them on as text or as an error that carries them as `engineText`.
 * The message of any other cause may show our inside and stays in the log.
 */
function wordsOf(cause: unknown): string | undefined {
  if (typeof cause === 'string') return cause;
  const carries = typeof cause === 'object' && cause !== null && 'engineText' in cause;
  return carries && typeof cause.engineText === 'string' ? cause.engineText : undefined;
}
