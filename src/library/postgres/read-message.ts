import { type RefusalKind, WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { type PostgresMessage, readError } from './messages.ts';

/** While a server lets somebody in, it says only these, and briefly: whatever else comes is of another protocol. */
const atSignIn = /[RSKNEZ]/;
const longestAtSignIn = 30_000;

/** @throws WireRefusal for an error that the server tells */
export async function readSignInMessage(wire: Wire): Promise<PostgresMessage> {
  return readMessage(wire, atSignIn, longestAtSignIn);
}

/** @throws WireRefusal for an error that the server tells */
export async function readMessage(
  wire: Wire,
  types = /[A-Za-z\d]/,
  longest = Infinity,
): Promise<PostgresMessage> {
  const head = await wire.read(5);
  const type = head.toString('latin1', 0, 1);
  const length = head.readUInt32BE(1);
  if (!types.test(type) || length < 4 || length > longest)
    throw new WireFormatError('It does not answer as PostgreSQL does.');
  const body = await wire.read(length - 4);
  if (type === 'E') throw refusal(readError(body));
  return { type, body };
}

/** Codes of the manual's appendix A. */
const kinds: Readonly<Record<string, RefusalKind>> = {
  '28000': 'login',
  '28P01': 'login',
  '3D000': 'absent',
  '53300': 'busy',
  '57P03': 'starting',
  '57P01': 'starting',
  '57P02': 'starting',
  '57014': 'timeout',
};

function refusal(fields: ReadonlyMap<string, string>): Error {
  const code = fields.get('C');
  const words = fields.get('M');
  if (code === undefined || words === undefined)
    return new WireFormatError('It does not answer as PostgreSQL does.');
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  return new WireRefusal(kind ?? 'other', `${words} (${code})`);
}
