import { WireTooLong } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { query, readFirstValue, statement } from './messages.ts';
import { readMessage } from './read-message.ts';

/** What came of a query: the first value of its first row, as text. Undefined: there is no row. */
export type FirstValue = string | null | undefined;

/** Runs statements that answer nothing. @throws WireRefusal, WireClosed, WireFormatError */
export async function run(wire: Wire, sql: string): Promise<void> {
  wire.write(query(sql));
  while ((await readMessage(wire)).type !== 'Z');
}

/**
 * Asks one query, and reads its answer to the end, or as much of it as the wire reads: the first value is enough.
 *
 * @throws WireRefusal, WireClosed, WireFormatError
 */
export async function firstValue(wire: Wire, sql: string): Promise<FirstValue> {
  wire.write(statement(sql));
  let value: FirstValue;
  let hasRow = false;
  try {
    for (;;) {
      const { type, body } = await readMessage(wire);
      if (type === 'Z') return value;
      if (type !== 'D' || hasRow) continue;
      hasRow = true;
      value = readFirstValue(body);
    }
  } catch (error) {
    if (hasRow && error instanceof WireTooLong) return value;
    throw error;
  }
}
