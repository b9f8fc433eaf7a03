import { isIP } from 'node:net';

/** A block of IPv4 or IPv6 addresses, both ends included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Undefined when it is no CIDR. Bits below the prefix are cleared, as the engine does. */
export function parseCidr(text: string): AddressRange | undefined {
  const [address = '', length = ''] = text.split('/');
  const value = parseAddress(address);
  if (!value || !/^\d{1,3}$/.test(length)) return undefined;
  const bits = value.family === 4 ? 32n : 128n;
  const prefix = BigInt(length);
  if (prefix > bits) return undefined;
  const size = 1n << (bits - prefix);
  const first = value.value - (value.value % size);
  return { family: value.family, first, last: first + size - 1n };
}

export function parseAddress(text: string): { readonly family: 4 | 6; readonly value: bigint } | undefined {
  const family = isIP(text);
  if (family === 4) return { family, value: fromParts(text.split('.').map(Number), 8n) };
  if (family !== 6) return undefined;
  return { family, value: fromParts(groupsOf(text), 16n) };
}

/** The eight groups of an IPv6 address that `isIP` has accepted; the last two may be written as IPv4. */
function groupsOf(text: string): number[] {
  const plain = text.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail ?? '')];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function fromParts(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) + BigInt(part), 0n);
}

export function overlap(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

export function isWithin(inner: AddressRange, outer: AddressRange): boolean {
  return inner.family === outer.family && inner.first >= outer.first && inner.last <= outer.last;
}

export function holds(range: AddressRange, address: string): boolean {
  const parsed = parseAddress(address);
  return parsed?.family === range.family && parsed.value >= range.first && parsed.value <= range.last;
}

/** The address of the network itself and the one for everybody: no host can have them (IPv4 only; RFC 3021 excepts /31). */
export function isReserved(range: AddressRange, address: string): boolean {
  const parsed = parseAddress(address);
  if (range.family === 6 || range.last - range.first < 2n) return false;
  return parsed?.value === range.first || parsed?.value === range.last;
}
