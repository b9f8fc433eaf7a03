/** For tests: a `Packages.db` with blobs, little endian. */
export function ndbFile(blobs: readonly Buffer[]): Buffer {
  const pages = Math.ceil((32 + blobs.length * 16) / 4096);
  const head = Buffer.alloc(pages * 4096);
  head.write('RpmP', 0, 'latin1');
  head.writeUInt32LE(pages, 12);
  head.writeUInt32LE(blobs.length + 1, 16);
  let at = head.length;
  const places = blobs.map((blob, number) => {
    const bytes = Math.ceil((16 + blob.length + 12) / 16) * 16;
    writePlace(head, 32 + number * 16, ['Slot', number + 1, at / 16, bytes / 16]);
    at += bytes;
    const place = Buffer.alloc(bytes);
    writePlace(place, 0, ['BlbS', number + 1, 0, blob.length]);
    blob.copy(place, 16);
    place.writeUInt32LE(blob.length, bytes - 8);
    place.write('BlbE', bytes - 4, 'latin1');
    return place;
  });
  for (let slot = 32 + blobs.length * 16; slot < head.length; slot += 16)
    writePlace(head, slot, ['Slot', 0, 0, 0]);
  return Buffer.concat([head, ...places]);
}

function writePlace(
  into: Buffer,
  at: number,
  [magic, ...numbers]: readonly [string, number, number, number],
): void {
  into.write(magic, at, 'latin1');
  for (const [place, number] of numbers.entries()) into.writeUInt32LE(number, at + 4 + place * 4);
}
