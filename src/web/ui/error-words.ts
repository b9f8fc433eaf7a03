/** What can be shown of an error: our sentence, and what the engine itself said where it was asked. */
export interface ErrorWords {
  message: string;
  engineText?: string;
}

function textOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || !(key in value)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** Reads an Error, a problem document (RFC 9457: `detail`, `title`) or anything else; its `cause` is the engine's words. */
export function errorWords(error: unknown, fallback: string): ErrorWords {
  if (typeof error === 'string') return { message: error };
  const problem: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'problem') : undefined;
  const message =
    textOf(problem, 'detail') ??
    textOf(error, 'detail') ??
    textOf(error, 'message') ??
    textOf(error, 'title') ??
    fallback;
  return { message, engineText: textOf(problem, 'cause') ?? textOf(error, 'engineText') };
}

export interface FieldIssue {
  path: string;
  message: string;
}

/** The per-field issues that a problem document or an error carries. */
export function errorIssues(error: unknown): readonly FieldIssue[] {
  if (typeof error !== 'object' || error === null) return [];
  const problem: unknown = Reflect.get(error, 'problem');
  const carrier = typeof problem === 'object' && problem !== null ? problem : error;
  const issues: unknown = Reflect.get(carrier, 'issues');
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => {
    const message = textOf(issue, 'message');
    return message === undefined ? [] : [{ path: textOf(issue, 'path') ?? '', message }];
  });
}
