import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite gives it when asked for arrays. */
export type Row = readonly SQLOutputValue[];

/** The index or the file is not what it should be. */
export class IndexError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexError';
  }
}

export function numberAt(row: Row, at: number): number {
  const value = row[at];
  if (typeof value !== 'number') throw new IndexError('The index holds something that is no number.');
  return value;
}

export function textAt(row: Row, at: number): string {
  const value = row[at];
  if (typeof value !== 'string') throw new IndexError('The index holds something that is no text.');
  return value;
}

export function optionalNumberAt(row: Row, at: number): number | null {
  return row[at] === null ? null : numberAt(row, at);
}

export function optionalTextAt(row: Row, at: number): string | null {
  return row[at] === null ? null : textAt(row, at);
}

export function numberOrTextAt(row: Row, at: number): number | string {
  const value = row[at];
  return typeof value === 'string' ? value : numberAt(row, at);
}
