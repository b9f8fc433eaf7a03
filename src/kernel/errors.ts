/** One field that was not accepted. `path` is dotted, as in `limits.memoryBytes`. */
export interface Issue {
  readonly path: string;
  readonly message: string;
  /** The same in Spanish, where it is known. */
  readonly es?: string;
}

/** A sentence for a person, in both languages. */
interface Sentence {
  readonly en: string;
  readonly es: string;
}

/**
 * An outcome that a caller is told about. Everything else that is thrown is a bug:
 * logged with an id and answered with that id only.
 * `code` is stable and part of the contract; `message` is a sentence for a person.
 */
export class NexusError extends Error {
  readonly code: string;
  readonly status: number;
  readonly issues: readonly Issue[];
  /** `message` in Spanish, where it is known. */
  readonly es: string | undefined;
  /** Seconds after which a retry makes sense; becomes Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: string,
    status: number,
    message: string | Sentence,
    options: { cause?: unknown; issues?: readonly Issue[]; retryAfterSeconds?: number } = {},
  ) {
    super(typeof message === 'string' ? message : message.en, { cause: options.cause });
    this.name = 'NexusError';
    this.code = code;
    this.status = status;
    this.issues = options.issues ?? [];
    this.es = typeof message === 'string' ? undefined : message.es;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function invalid(message: string | Sentence, issues: readonly Issue[] = []): NexusError {
  return new NexusError('invalid', 400, message, { issues });
}

export function unauthenticated(message = 'Sign in first.'): NexusError {
  return new NexusError('unauthenticated', 401, message);
}

export function forbidden(message = 'Your role does not allow this.'): NexusError {
  return new NexusError('forbidden', 403, message);
}

/** @param what as in "The image", and in Spanish as in "la imagen". */
export function notFound(what: string | Sentence): NexusError {
  const said =
    typeof what === 'string'
      ? `${what} was not found.`
      : { en: `${what.en} was not found.`, es: `No se encontró ${what.es}.` };
  return new NexusError('not-found', 404, said);
}

export function conflict(message: string | Sentence, options: { cause?: unknown } = {}): NexusError {
  return new NexusError('conflict', 409, message, options);
}

export function tooMany(message: string | Sentence, retryAfterSeconds: number): NexusError {
  return new NexusError('too-many', 429, message, { retryAfterSeconds });
}

export function unavailable(
  message: string,
  options: { cause?: unknown; retryAfterSeconds?: number } = {},
): NexusError {
  return new NexusError('unavailable', 503, message, options);
}
