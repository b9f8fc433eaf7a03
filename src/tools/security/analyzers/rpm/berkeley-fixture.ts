const pageBytes = 512;
const headBytes = 26;

/** For tests: a `Packages` of pages with entries and values off them, in either byte order. */
export function berkeleyFile(blobs: readonly Buffer[], isLittle = true): Buffer {
  const u16 = (page: Buffer, at: number, value: number) =>
    isLittle ? page.writeUInt16LE(value, at) : page.writeUInt16BE(value, at);
  const u32 = (page: Buffer, at: number, value: number) =>
    isLittle ? page.writeUInt32LE(value, at) : page.writeUInt32BE(value, at);
  const pages: Buffer[] = [];
  const addPage = (type: number): Buffer => {
    const page = Buffer.alloc(pageBytes);
    u32(page, 8, pages.length);
    page[25] = type;
    pages.push(page);
    return page;
  };

  const meta = addPage(8);
  u32(meta, 12, 0x00061561);
  u32(meta, 16, 9);
  u32(meta, 20, pageBytes);
  let entries = addPage(13);
  let count = 0;
  let end = pageBytes;
  const add = (item: Buffer) => {
    end -= item.length;
    item.copy(entries, end);
    u16(entries, headBytes + count * 2, end);
    count += 1;
    u16(entries, 20, count);
    u16(entries, 22, end);
  };
  add(Buffer.from([1, 0, 0, 0, 0]));
  add(Buffer.from([1, 9, 0, 0, 0]));
  for (const [number, blob] of blobs.entries()) {
    if (count > 40) {
      entries = addPage(13);
      count = 0;
      end = pageBytes;
    }
    const place = Buffer.alloc(12);
    place[0] = 3;
    u32(place, 4, pages.length);
    u32(place, 8, blob.length);
    add(Buffer.from([1, number + 1, 0, 0, 0]));
    add(place);
    for (let at = 0; at < blob.length; at += pageBytes - headBytes) {
      const page = addPage(7);
      const piece = blob.subarray(at, at + pageBytes - headBytes);
      u32(page, 16, at + piece.length < blob.length ? pages.length : 0);
      u16(page, 22, piece.length);
      piece.copy(page, headBytes);
    }
  }
  u32(meta, 32, pages.length - 1);
  return Buffer.concat(pages);
}
