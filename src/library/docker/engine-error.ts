/**
 * `not-found` 404 · `conflict` 409 · `not-modified` 304 · `invalid` 400 · `unreachable` no connection, or one cut midway ·
 * `denied` the socket or a proxy forbids it · `timeout` no answer in time · `not-docker` something else answered ·
 * `version` no API version is spoken by both sides · `refused` any other answer of the engine.
 */
export type EngineErrorKind =
  | 'not-found'
  | 'conflict'
  | 'not-modified'
  | 'invalid'
  | 'unreachable'
  | 'denied'
  | 'timeout'
  | 'not-docker'
  | 'version'
  | 'refused';

/** The only error of this folder, apart from the reason of an AbortSignal, which is rethrown as it is. */
export class EngineError extends Error {
  readonly kind: EngineErrorKind;
  /** HTTP status, when the engine answered. */
  readonly status: number | undefined;
  /** The engine's own text, untrusted and unchanged. */
  readonly engineText: string | undefined;

  constructor(
    kind: EngineErrorKind,
    message: string,
    options: { status?: number; engineText?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'EngineError';
    this.kind = kind;
    this.status = options.status;
    this.engineText = options.engineText;
  }
}

export function isEngineError(error: unknown, kind?: EngineErrorKind): error is EngineError {
  return error instanceof EngineError && (kind === undefined || error.kind === kind);
}

const kindOfStatus = new Map<number, EngineErrorKind>([
  [304, 'not-modified'],
  [400, 'invalid'],
  [401, 'denied'],
  [404, 'not-found'],
  [409, 'conflict'],
]);

/** Reads an unsuccessful answer. The engine answers `{"message"}`; a proxy in between answers anything. */
export function errorOfAnswer(status: number, body: string, what: string): EngineError {
  const engineText = messageIn(body);
  const fromProxy = status === 403 && engineText === undefined;
  const kind = fromProxy ? 'denied' : (kindOfStatus.get(status) ?? 'refused');
  const text = engineText ?? (body.trim().slice(0, 500) || `status ${status}`);
  return new EngineError(kind, `${what}: ${text}`, { status, engineText: text });
}

function messageIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    if ('message' in parsed && typeof parsed.message === 'string') return parsed.message;
  } catch {
    // Not JSON: the caller falls back to the text itself.
  }
  return undefined;
}

const reasonOfCode = new Map<string, string>([
  ['ECONNREFUSED', 'nothing listens there; is the engine running?'],
  ['ENOENT', 'the socket does not exist; is the engine running, and is its socket mounted here?'],
  ['ECONNRESET', 'the connection was cut'],
  ['EPIPE', 'the connection was cut'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name could not be looked up just now'],
  ['EHOSTUNREACH', 'there is no route to the host'],
  ['ENETUNREACH', 'there is no route to the network'],
  ['ETIMEDOUT', 'the host does not answer'],
]);

/** Reads a failure below HTTP: connecting, TLS, a cut connection, an answer that is not HTTP. */
export function errorOfConnection(cause: unknown, target: string): EngineError {
  if (cause instanceof EngineError) return cause;
  const code = codeOf(cause);
  const text = cause instanceof Error ? cause.message : String(cause);
  if (code === 'EACCES' || code === 'EPERM') {
    const message = `Not allowed to open ${target}: this process needs membership of the socket's group.`;
    return new EngineError('denied', message, { cause });
  }
  if (code.startsWith('HPE_'))
    return new EngineError('not-docker', `${target} does not speak HTTP: ${text}`, { cause });
  if (/ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_REQUIRED|ACCESS_DENIED)/.test(code)) {
    return new EngineError('denied', `${target} did not accept the client certificate: ${text}`, { cause });
  }
  const reason = reasonOfCode.get(code) ?? text;
  return new EngineError('unreachable', `Cannot reach the Docker engine at ${target}: ${reason}`, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
