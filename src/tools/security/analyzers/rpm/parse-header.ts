/** The data of a package as rpm keeps it, by tag (rpm, "RPM Tags"). */
export interface RpmHeader {
  text(tag: number): string | undefined;
  texts(tag: number): readonly string[];
  numbers(tag: number): readonly number[];
}

interface IndexEntry {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

/** Of 16 and 32 bits. */
const integerBytes: ReadonlyMap<number, number> = new Map([
  [3, 2],
  [4, 4],
]);
/** String, array of strings, string in languages. */
const textTypes = new Set([6, 8, 9]);
/** No package has more files; a list of single letters would take thirty times its size. */
const mostValues = 500_000;
/** HEADER_TAGS_MAX of rpm. */
const mostEntries = 65_535;
const introBytes = 8;
const entryBytes = 16;

/**
 * Big endian: the number of index entries, the size of the data, the entries (tag, type, offset, count) and the data (rpm, "RPM V4
 * Package format", Header). Undefined when the blob is shorter than it says, or an entry points out of the data.
 */
export function parseHeader(blob: Buffer): RpmHeader | undefined {
  if (blob.length < introBytes) return undefined;
  const entries = blob.readUInt32BE(0);
  const dataBytes = blob.readUInt32BE(4);
  const dataAt = introBytes + entries * entryBytes;
  if (entries === 0 || entries > mostEntries || dataAt + dataBytes > blob.length) return undefined;
  const index = readIndex(blob, entries, dataBytes);
  return index && headerOf(index, blob.subarray(dataAt, dataAt + dataBytes));
}

function readIndex(
  blob: Buffer,
  entries: number,
  dataBytes: number,
): ReadonlyMap<number, IndexEntry> | undefined {
  const index = new Map<number, IndexEntry>();
  for (let entry = 0; entry < entries; entry += 1) {
    const at = introBytes + entry * entryBytes;
    const tag = blob.readUInt32BE(at);
    const found = {
      type: blob.readUInt32BE(at + 4),
      offset: blob.readUInt32BE(at + 8),
      count: blob.readUInt32BE(at + 12),
    };
    if (found.offset > dataBytes) return undefined;
    if (!index.has(tag)) index.set(tag, found);
  }
  return index;
}

function headerOf(index: ReadonlyMap<number, IndexEntry>, data: Buffer): RpmHeader {
  const texts = (tag: number, most: number): string[] => {
    const entry = index.get(tag);
    if (entry === undefined || !textTypes.has(entry.type)) return [];
    const found: string[] = [];
    for (let at = entry.offset; found.length < Math.min(entry.count, most);) {
      const end = data.indexOf(0, at);
      if (end < 0) break;
      found.push(data.toString('utf8', at, end));
      at = end + 1;
    }
    return found;
  };
  return {
    text: (tag) => texts(tag, 1)[0],
    texts: (tag) => texts(tag, mostValues),
    numbers(tag) {
      const entry = index.get(tag);
      const bytes = entry && integerBytes.get(entry.type);
      if (entry === undefined || bytes === undefined) return [];
      const count = Math.min(entry.count, mostValues, Math.floor((data.length - entry.offset) / bytes));
      return Array.from({ length: count }, (_, at) => data.readUIntBE(entry.offset + at * bytes, bytes));
    },
  };
}
