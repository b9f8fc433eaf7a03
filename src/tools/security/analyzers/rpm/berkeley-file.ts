/** Numbers and pages of a Berkeley DB file, in the byte order of the machine that made it. */
export interface BerkeleyFile {
  readonly pageBytes: number;
  readonly pages: number;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
  /** False when the page does not exist or was taken before: no page belongs to two. */
  readonly take: (page: number) => boolean;
}

const magic = 0x00061561;
const metaBytes = 72;

/** Of a hash (dbinc/db_page.h, DBMETA): magic at 12, size of pages at 20, encryption at 24, type of page at 25. */
export function openBerkeley(file: Buffer): BerkeleyFile | undefined {
  if (file.length < metaBytes) return undefined;
  const isLittle = file.readUInt32LE(12) === magic;
  if (!isLittle && file.readUInt32BE(12) !== magic) return undefined;
  const u32 = (at: number): number => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const pageBytes = u32(20);
  const isPowerOfTwo = (pageBytes & (pageBytes - 1)) === 0;
  if (pageBytes < 512 || pageBytes > 65_536 || !isPowerOfTwo || file[24] !== 0 || file[25] !== 8)
    return undefined;
  const pages = Math.floor(file.length / pageBytes);
  const taken = new Uint8Array(pages);
  return {
    pageBytes,
    pages,
    u32,
    u16: (at) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at)),
    take(page) {
      if (page < 1 || page >= pages || taken[page] === 1) return false;
      taken[page] = 1;
      return true;
    },
  };
}
