const pageBytes = 512;

/** For tests: a `Packages` with one page of entries and values off it, in either byte order. */
export function berkeleyFile(blobs: readonly Buffer[], isLittle = true): Buffer {
  const u16 = (page: Buffer, at: number, value: number) =>
    isLittle ? page.writeUInt16LE(value, at) : page.writeUInt16BE(value, at);
  const u32 = (page: Buffer, at: number, value: number) =>
    isLittle ? page.writeUInt32LE(value, at) : page.writeUInt32BE(value, at);
  const meta = Buffer.alloc(pageBytes);
  u32(meta, 12, 0x00061561);
  u32(meta, 16, 9);
  u32(meta, 20, pageBytes);
  meta[25] = 8;
  const entries = Buffer.alloc(pageBytes);
  u32(entries, 8, 1);
  entries[25] = 13;
  const chain: Buffer[] = [];
  let end = pageBytes;
  let count = 0;
  const add = (item: Buffer) => {
    end -= item.length;
    item.copy(entries, end);
    u16(entries, 26 + count * 2, end);
    count += 1;
  };
  add(Buffer.from([1, 0, 0, 0, 0]));
  add(Buffer.from([1, 9, 0, 0, 0]));
  for (const [number, blob] of blobs.entries()) {
    const place = Buffer.alloc(12);
    place[0] = 3;
    u32(place, 4, chain.length + 2);
    u32(place, 8, blob.length);
    add(Buffer.from([1, number + 1, 0, 0, 0]));
    add(place);
    for (let at = 0; at < blob.length; at += pageBytes - 26) {
      const page = Buffer.alloc(pageBytes);
      const piece = blob.subarray(at, at + pageBytes - 26);
      u32(page, 8, chain.length + 2);
      u32(page, 16, at + piece.length < blob.length ? chain.length + 3 : 0);
      u16(page, 22, piece.length);
      page[25] = 7;
      piece.copy(page, 26);
      chain.push(page);
    }
  }
  u16(entries, 20, count);
  u16(entries, 22, end);
  u32(meta, 32, chain.length + 1);
  return Buffer.concat([meta, entries, ...chain]);
}
