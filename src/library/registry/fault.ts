/** Why a registry could not say what was asked. Ids are stored and shown in words; none is ever renamed. */
export type UnknownReason =
  /** It wants a login, and there is none. Docker Hub says so of repositories that do not exist, too. */
  | { readonly id: 'no-login' }
  /** The login that there is may not do this. */
  | { readonly id: 'denied'; readonly detail?: string }
  | { readonly id: 'rate-limited'; readonly untilMs: number }
  /** It failed several times in a row and is left alone for a while. */
  | { readonly id: 'resting'; readonly untilMs: number }
  | { readonly id: 'not-found' }
  /** A manifest that was asked for by its digest is gone. */
  | { readonly id: 'deleted' }
  | { readonly id: 'tls'; readonly detail: string }
  | { readonly id: 'dns' }
  | { readonly id: 'refused' }
  | { readonly id: 'unreachable' }
  | { readonly id: 'broken-off' }
  | { readonly id: 'timeout' }
  | { readonly id: 'server-error'; readonly status: number }
  /** It answered, but not as a registry should; `detail` says how, in a few words that hold no secret. */
  | { readonly id: 'wrong-answer'; readonly detail: string };

/** Carries a reason up to where it becomes an outcome. Its text holds no address and no secret. */
export class RegistryFault extends Error {
  readonly reason: UnknownReason;

  constructor(reason: UnknownReason, options: ErrorOptions = {}) {
    super(`The registry gave no answer: ${reason.id}.`, options);
    this.name = 'RegistryFault';
    this.reason = reason;
  }
}

export function wrongAnswer(detail: string): RegistryFault {
  return new RegistryFault({ id: 'wrong-answer', detail });
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
}

/** Turns a fault into an outcome; whatever else is thrown is a bug, or the caller's own abort. */
export async function orUnknown<T>(work: Promise<T>): Promise<T | Unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RegistryFault) return { kind: 'unknown', reason: error.reason };
    throw error;
  }
}

const ids: Readonly<Record<string, 'dns' | 'refused' | 'unreachable' | 'broken-off' | 'timeout'>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'broken-off',
  EPIPE: 'broken-off',
  ECONNABORTED: 'broken-off',
  ETIMEDOUT: 'timeout',
};
const certificate =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|CRL_)/;

/** What an error of node:http, node:tls or node:dns means. */
export function faultOfError(error: unknown): RegistryFault {
  if (error instanceof RegistryFault) return error;
  const code = codeOf(error);
  const id = Object.hasOwn(ids, code) ? ids[code] : undefined;
  if (id !== undefined) return new RegistryFault({ id }, { cause: error });
  if (certificate.test(code)) return new RegistryFault({ id: 'tls', detail: code }, { cause: error });
  if (code.startsWith('HPE_'))
    return new RegistryFault({ id: 'wrong-answer', detail: 'no HTTP' }, { cause: error });
  return new RegistryFault({ id: 'unreachable' }, { cause: error });
}

/** Several addresses were tried: the first error stands for all. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
