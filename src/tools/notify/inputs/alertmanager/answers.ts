import type { RawAnswer } from '#contracts/transfer.ts';

/** JSON with a line feed behind it, as Go writes it. */
export function json(body: unknown, status = 200): RawAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body)}\n` };
}

export function nothing(status = 200): RawAnswer {
  return { status };
}

export function plain(body: string, status = 200): RawAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/** A failure that the API's own handlers tell: a JSON string. */
export function refusal(message: string, status = 400): RawAnswer {
  return json(message, status);
}

/** A failure that its parser tells, by go-openapi: 400, 404 and 415 by themselves; 601 and above as 422. */
export function parserFailure(code: number, message: string): RawAnswer {
  return {
    status: code >= 600 ? 422 : code,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, message }),
  };
}

/** Code of go-openapi for a field that must be there. */
export const requiredCode = 602;

/** Undefined where the body may be read; otherwise the answer. A body without a type counts as JSON. */
export function wrongMediaType(contentType: string | undefined): RawAnswer | undefined {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '' || type === 'application/json') return undefined;
  return parserFailure(415, `unsupported media type "${type}", only [application/json] are allowed`);
}
