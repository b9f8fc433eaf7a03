import { once } from 'node:events';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { tellingFilter, type TellingNames } from '#library/layers/telling-names.ts';
import type { LayerScan } from './layer-scan.ts';

/*
 * A `LayerScan` as zstd (RFC 8878) with a checksum: JSON without the lists of folders and paths, a line feed, then these, each name
 * ended by a zero byte, which no path has, and an empty one at the end. So nobody needs all names of a layer at once.
 */

const params = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 };
const namesAtOnce = 1000;
const [lineFeed, zero] = [10, 0];

interface Head extends LayerScan {
  readonly folderCount: number;
}

export async function packScan({ outline, findings }: LayerScan): Promise<Uint8Array<ArrayBuffer>> {
  const { folders, paths } = outline;
  const engine = createZstdCompress({ params });
  const packed: Buffer[] = [];
  engine.on('data', (piece: Buffer) => packed.push(piece));
  const head: Head = {
    outline: { ...outline, folders: [], paths: [] },
    findings,
    folderCount: folders.length,
  };
  const write = async (text: string) => {
    if (!engine.write(text)) await once(engine, 'drain');
  };
  await write(`${JSON.stringify(head)}\n`);
  for (const names of [folders, paths]) {
    for (let at = 0; at < names.length; at += namesAtOnce) {
      await write(
        names
          .slice(at, at + namesAtOnce)
          .map((name) => `${name}\0`)
          .join(''),
      );
    }
  }
  engine.end('\0');
  await once(engine, 'end');
  return new Uint8Array(Buffer.concat(packed));
}

/** Without its folders and paths. Undefined for what is damaged. */
export async function unpackHead(packed: Uint8Array): Promise<LayerScan | undefined> {
  const head: Buffer[] = [];
  try {
    for await (const piece of unpacked(packed)) {
      const end = piece.indexOf(lineFeed);
      head.push(end < 0 ? piece : piece.subarray(0, end));
      if (end >= 0) return headOf(head);
    }
  } catch {
    return undefined;
  }
  return undefined;
}

/** With those of its folders and paths that tell; with all for null. Undefined for what is damaged. */
export async function unpackScan(
  packed: Uint8Array,
  telling: TellingNames | null,
): Promise<LayerScan | undefined> {
  const lists: { folders: string[]; paths: string[] } = { folders: [], paths: [] };
  const everything = () => true;
  const tells = telling
    ? { folders: tellingFilter(telling), paths: tellingFilter(telling) }
    : { folders: everything, paths: everything };
  const before: Buffer[] = [];
  let head: Head | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  let isEnded = false;
  const take = (piece: Buffer) => {
    let from = 0;
    for (let end = piece.indexOf(zero); end >= 0; end = piece.indexOf(zero, from)) {
      const name = piece.toString('utf8', from, end);
      isEnded = name === '';
      const kind = count < (head?.folderCount ?? 0) ? 'folders' : 'paths';
      if (!isEnded && tells[kind](name)) lists[kind].push(name);
      count += 1;
      from = end + 1;
    }
    rest = piece.subarray(from);
  };
  try {
    for await (const piece of unpacked(packed)) {
      const end = head ? -1 : piece.indexOf(lineFeed);
      if (!head) before.push(end < 0 ? piece : piece.subarray(0, end));
      if (!head && end < 0) continue;
      head ??= headOf(before.splice(0));
      take(rest.length > 0 ? Buffer.concat([rest, piece]) : piece.subarray(end + 1));
    }
  } catch {
    return undefined;
  }
  if (!head || !isEnded || rest.length > 0) return undefined;
  return { findings: head.findings, outline: { ...head.outline, ...lists } };
}

/** Whether it unpacks to its end. */
export async function isWholeScan(packed: Uint8Array): Promise<boolean> {
  try {
    let end = '';
    for await (const piece of unpacked(packed))
      end = (end + piece.toString('latin1', piece.length - 2)).slice(-2);
    return end === '\0\0' || end === '\n\0';
  } catch {
    return false;
  }
}

function headOf(pieces: readonly Buffer[]): Head {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `packScan` wrote
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Head;
}

function unpacked(packed: Uint8Array): AsyncIterable<Buffer> {
  const engine = createZstdDecompress();
  engine.end(packed);
  return engine;
}
