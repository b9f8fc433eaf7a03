import type { Labels } from '#contracts/notify/matcher.ts';

const encoder = new TextEncoder();
let buffer = new Uint8Array(4096);

/**
 * The identity of a label set as Alertmanager computes it: FNV-1a 64 over name, 0xFF, value, 0xFF of the labels sorted by
 * name, as 16 hex digits. Labels with an empty value have to be gone already.
 */
export function fingerprintOf(labels: Labels): string {
  const names = sortedNames(labels);
  let length = 0;
  for (const name of names) {
    length = append(name, length);
    length = append(labels[name] ?? '', length);
  }
  return fnv1a64(buffer, length);
}

/** Most senders sort their labels already. */
function sortedNames(labels: Labels): string[] {
  const names = Object.keys(labels);
  return names.every((name, at) => at === 0 || byBytes(names[at - 1] ?? '', name) < 0)
    ? names
    : names.toSorted(byBytes);
}

/** Room first: a UTF-16 unit is at most three bytes. */
function append(text: string, at: number): number {
  const needed = at + text.length * 3 + 1;
  if (needed > buffer.length) {
    const larger = new Uint8Array(needed * 2);
    larger.set(buffer.subarray(0, at));
    buffer = larger;
  }
  const end = at + encode(text, at);
  buffer[end] = 0xff;
  return end + 1;
}

/** Most labels are ASCII, which needs no encoder. */
function encode(text: string, at: number): number {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return encoder.encodeInto(text, buffer.subarray(at)).written;
    buffer[at + index] = unit;
  }
  return text.length;
}

/** Go sorts by UTF-8 bytes, which is the order of code points; UTF-16 differs above the surrogates only. */
function byBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return orderOf(left) - orderOf(right);
  }
  return a.length - b.length;
}

function orderOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The prime is 2^40 + 0x1b3, so that the product of two halves needs one multiplication of 32 bits and a carry. */
function fnv1a64(bytes: Uint8Array, length: number): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < length; index += 1) {
    low = (low ^ (bytes[index] ?? 0)) >>> 0;
    const product = low * 0x1b3;
    const carry = (product - (product >>> 0)) / 0x1_0000_0000;
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  // Joined, since V8 keeps the parts of what is put together with `+`.
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
