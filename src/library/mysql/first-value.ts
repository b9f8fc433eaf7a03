import { WireFormatError, WireTooLong } from '#library/wire/wire-error.ts';
import type { PacketWire } from './packet-wire.ts';
import { firstOfRow, queryPacket } from './packets.ts';

/** What came of a query: the first value of its first row, as text. Undefined: there is no row. */
export type FirstValue = string | null | undefined;

const endOfPart = 0xfe;
const mostColumns = 4096;

/**
 * Asks one query, and reads its answer to the end, or as much of it as the wire reads: the first value is enough.
 *
 * @throws WireRefusal, WireClosed, WireFormatError
 */
export async function firstValue(packets: PacketWire, sql: string): Promise<FirstValue> {
  packets.begin(queryPacket(sql));
  const head = await packets.read();
  if (head[0] === 0) return undefined;
  // Columns beyond one byte's worth are counted in more bytes, which nobody has to know: their end is marked.
  if (head[0] === 0xfb) throw new WireFormatError('It asks for a file.');
  for (let column = 0; !isEnd(await packets.read()); column++)
    if (column > mostColumns) throw new WireFormatError('It does not answer as MySQL does.');
  const row = await packets.read();
  if (isEnd(row)) return undefined;
  const value = firstOfRow(row);
  try {
    while (!isEnd(await packets.read()));
  } catch (error) {
    if (!(error instanceof WireTooLong)) throw error;
  }
  return value;
}

/** EOF_Packet; a row that starts with the same sign is longer. */
function isEnd(packet: Buffer): boolean {
  return packet[0] === endOfPart && packet.length < 9;
}
