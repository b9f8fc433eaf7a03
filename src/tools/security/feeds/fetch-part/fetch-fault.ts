import { faultOfError } from '#library/registry/fault.ts';

/** Why something could not be fetched. Ids are stored and shown in words; none is ever renamed. */
export type FetchReason =
  | 'unreachable'
  | 'timeout'
  | 'stalled'
  | 'broken-off'
  | 'tls'
  | 'rate-limited'
  | 'server-error'
  | 'not-found'
  | 'wrong-answer'
  | 'wrong-redirect'
  | 'too-large'
  | 'damaged'
  | 'changed'
  | 'disk';

const passing: ReadonlySet<FetchReason> = new Set([
  'unreachable',
  'timeout',
  'stalled',
  'broken-off',
  'rate-limited',
  'server-error',
  'damaged',
  'changed',
]);

/** Carries a reason up to where it becomes an outcome; the message is a sentence for a person. */
export class FetchFault extends Error {
  readonly reason: FetchReason;
  /** When the server wants to be asked again. */
  readonly retryAtMs: number | null;

  constructor(
    reason: FetchReason,
    message: string,
    { retryAtMs = null, ...options }: ErrorOptions & { readonly retryAtMs?: number | null } = {},
  ) {
    super(message, options);
    this.name = 'FetchFault';
    this.reason = reason;
    this.retryAtMs = retryAtMs;
  }

  /** Whether the same question may soon have another answer. */
  get isPassing(): boolean {
    return passing.has(this.reason);
  }
}

/** What an error of node:http, node:tls or node:dns means. */
export function asFetchFault(error: unknown): FetchFault {
  if (error instanceof FetchFault) return error;
  const { id } = faultOfError(error).reason;
  const [reason, message] = meanings[id] ?? ['unreachable', 'The server cannot be reached.'];
  return new FetchFault(reason, message, { cause: error });
}

const meanings: Readonly<Partial<Record<string, readonly [FetchReason, string]>>> = {
  tls: ['tls', 'The certificate of the server cannot be trusted.'],
  timeout: ['timeout', 'The server does not answer.'],
  'broken-off': ['broken-off', 'The connection broke.'],
  'wrong-answer': ['wrong-answer', 'The answer is no HTTP.'],
};

/** What fails on our own disk is not the server's fault, and does not pass by asking again. */
export async function onDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new FetchFault('disk', 'The file cannot be kept on disk.', { cause: error });
  }
}
