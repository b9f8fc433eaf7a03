import { NexusError } from '../errors.ts';
import type { Parameter } from './parameters.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** These are run instead, in order. */
  readonly repeated?: readonly RepeatedStatement[];
}

/** Runs once for each of these, with them as its parameters. */
export interface RepeatedStatement {
  readonly sql: string;
  readonly each: readonly (readonly Parameter[])[];
  /** It looks for a row each time; one that is not there is refused as a conflict. */
  readonly mustFind?: boolean;
}

export interface StatementResult {
  readonly rows: Record<string, Parameter>[];
  /** Rows inserted, updated or deleted; 0 for reads and for statements with `returning`. */
  readonly changes: number;
}

/** What became of one of several statements. */
export type Outcome = StatementResult | { readonly failure: Failure };

/** How a database is opened; paths are absolute. */
export interface OpenRequest {
  readonly name: string;
  readonly folder: string;
  readonly nowMs: number;
  readonly damaged: 'stop' | 'restore' | 'accept-empty';
}

/** What opening found and did, for the log. */
export interface OpenReport {
  readonly path: string;
  readonly outcome: 'opened' | 'created' | 'restored' | 'started-empty';
  readonly checkedMs: number | undefined;
  /** Set when a damaged file was moved out of the way. */
  readonly setAside: string | undefined;
  readonly restoredFrom: string | undefined;
}

/** What the database thread can be asked, each with its answer. */
interface Exchanges {
  /** Takes the data folder for this process. */
  lock: { input: { readonly folder: string; readonly nowMs: number }; answer: void };
  unlock: { input: object; answer: void };
  open: { input: OpenRequest; answer: OpenReport };
  /** On the read-only connection: sees the last commit. */
  read: { input: { readonly name: string } & Statement; answer: StatementResult };
  /** On the writing connection, inside its open transaction only. */
  write: { input: { readonly name: string } & Statement; answer: StatementResult };
  /** On the writing connection: each a turn of its own, in one transaction that is committed at the end. */
  'write-each': {
    input: { readonly name: string; readonly statements: readonly Statement[] };
    answer: Outcome[];
  };
  /** Transaction commands on the writing connection, in order; a failure rolls the transaction back. */
  control: { input: { readonly name: string; readonly commands: readonly string[] }; answer: void };
  /** Writes a checked copy of the last commit into the folder's `backups`; answers its path. */
  copy: { input: { readonly name: string; readonly folder: string; readonly nowMs: number }; answer: string };
  close: { input: { readonly name: string }; answer: void };
}

export type OperationName = keyof Exchanges;
export type InputOf<Name extends OperationName> = Exchanges[Name]['input'];
export type AnswerOf<Name extends OperationName> = Exchanges[Name]['answer'];
export type Operations = { readonly [Name in OperationName]: (input: InputOf<Name>) => AnswerOf<Name> };

export interface Request<Name extends OperationName = OperationName> {
  readonly id: number;
  readonly operation: Name;
  readonly input: InputOf<Name>;
}

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: Failure };

/** An error as it crosses threads; classes and own fields do not survive structured cloning. */
export interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
  /** Set for a NexusError. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** SQLite's extended result code; undefined for a refusal by node:sqlite itself. */
  readonly errcode: number | undefined;
  /** False once SQLite gave up the whole transaction, as it does on a full disk. */
  readonly inTransaction: boolean;
}

/** A refusal by SQLite or node:sqlite. */
export class SqliteError extends Error {
  readonly errcode: number | undefined;
  readonly inTransaction: boolean;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'SqliteError';
    this.errcode = failure.errcode;
    this.inTransaction = failure.inTransaction;
    if (failure.stack) this.stack = failure.stack;
  }
}

export function failureOf(error: unknown, inTransaction: boolean): Failure {
  const thrown = error instanceof Error ? error : new Error(String(error));
  return {
    message: thrown.message,
    stack: thrown.stack,
    code: thrown instanceof NexusError ? thrown.code : undefined,
    status: thrown instanceof NexusError ? thrown.status : undefined,
    errcode: errcodeOf(thrown),
    inTransaction,
  };
}

export function errorOf(failure: Failure): Error {
  if (failure.code === undefined) return new SqliteError(failure);
  return new NexusError(failure.code, failure.status ?? 500, failure.message);
}

/** SQLite's extended result code of `error`; SQLITE_FULL also for a file of our own that found no room. */
export function errcodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode;
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT') ? 13 : undefined;
}
