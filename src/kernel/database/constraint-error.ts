import { conflict, NexusError, unavailable } from '../errors.ts';
import { errcodeOf } from './sqlite-request.ts';

/** What went wrong, in the engines' common words. */
type Fault = 'unique' | 'constraint' | 'value' | 'disk-full' | 'busy' | 'damaged' | 'lost';

/** SQLite extended result codes (sqlite.org/rescode.html); a primary code (& 0xff) counts where its extension is absent. */
const sqliteFaults: Readonly<Record<number, Fault>> = {
  5: 'busy',
  6: 'busy',
  10: 'lost',
  11: 'damaged',
  13: 'disk-full',
  14: 'lost',
  8: 'lost',
  19: 'constraint',
  26: 'damaged',
  1555: 'unique',
  2067: 'unique',
  2579: 'unique',
  3091: 'value',
  // IOERR_SHMSIZE and IOERR_SHMOPEN: seen when the wal-index has no room to grow.
  4874: 'disk-full',
};

/** SQLSTATE codes and classes (PostgreSQL manual, appendix A), and what the sockets below report. */
const postgresFaults: Readonly<Record<string, Fault>> = {
  '23505': 'unique',
  '23P01': 'unique',
  '23': 'constraint',
  '22': 'value',
  '53100': 'disk-full',
  '53': 'busy',
  '40': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '57': 'lost',
  '08': 'lost',
  '25P03': 'lost',
  XX001: 'damaged',
  XX002: 'damaged',
  ECONNREFUSED: 'lost',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  ETIMEDOUT: 'lost',
  ENOTFOUND: 'lost',
  EAI_AGAIN: 'lost',
};

/** An engine's error as the port promises it; anything unknown is handed back as it came. */
export function databaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof NexusError) return error;
  const fault = faultOf(error);
  return fault ? describe[fault](error) : error;
}

function faultOf(error: Error): Fault | undefined {
  const errcode = errcodeOf(error);
  if (errcode !== undefined) return sqliteFaults[errcode] ?? sqliteFaults[errcode & 0xff];
  if ('code' in error && typeof error.code === 'string') {
    return postgresFaults[error.code] ?? postgresFaults[error.code.slice(0, 2)];
  }
  // pg reports a connection that ended without an answer with no code at all.
  return /connection (terminated|ended)|connection error|timeout exceeded/i.test(error.message)
    ? 'lost'
    : undefined;
}

const describe: Readonly<Record<Fault, (cause: Error) => NexusError>> = {
  unique: (cause) => conflict('Another entry already has this value.', { cause }),
  constraint: (cause) => refused('The entry refers to something missing or breaks a rule.', cause),
  value: (cause) => refused('A value does not fit its column.', cause),
  'disk-full': (cause) =>
    new NexusError('disk-full', 503, 'The disk is full: nothing was saved. Free some space.', { cause }),
  damaged: (cause) =>
    new NexusError('database-damaged', 503, 'The database is damaged. Restart NEXUS to have it checked.', {
      cause,
    }),
  busy: (cause) => unavailable('The database is busy. Try again.', { cause, retryAfterSeconds: 1 }),
  lost: (cause) => unavailable('The database cannot be reached or written.', { cause, retryAfterSeconds: 5 }),
};

function refused(message: string, cause: Error): NexusError {
  return new NexusError('invalid', 400, message, { cause });
}
