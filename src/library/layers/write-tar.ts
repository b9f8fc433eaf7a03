import { blockBytes } from './tar-header.ts';
import { TarError } from './tar-error.ts';

export interface NewTarEntry {
  /** Relative; checked by whoever unpacks it. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'hard-link';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAtMs: number;
  /** Of a file. */
  readonly sizeBytes?: number;
  /** Exactly `sizeBytes`. */
  readonly content?: AsyncIterable<Uint8Array>;
  /** Of a link; a hard link leads to the name of an entry before it. */
  readonly linkTarget?: string;
}

const types = { file: '0', 'hard-link': '1', link: '2', folder: '5' } as const;

/** A tar archive (POSIX.1-2017 pax). Throws when the content of an entry is not as long as it said. */
export async function* writeTar(
  entries: Iterable<NewTarEntry> | AsyncIterable<NewTarEntry>,
): AsyncGenerator<Uint8Array, void> {
  for await (const entry of entries) {
    yield headersOf(entry);
    const { sizeBytes = 0, content } = entry;
    let written = 0;
    for await (const chunk of content ?? []) {
      written += chunk.length;
      if (written > sizeBytes) break;
      yield chunk;
    }
    if (written !== sizeBytes) throw new TarError('malformed', `${entry.name} is not as long as announced.`);
    yield Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);
  }
  yield Buffer.alloc(2 * blockBytes);
}

/** What does not fit the old fields goes into an extended header before; the old ones hold what they can. */
function headersOf(entry: NewTarEntry): Buffer {
  const { sizeBytes = 0, uid, gid, linkTarget = '' } = entry;
  const name = entry.kind === 'folder' ? `${entry.name}/` : entry.name;
  const records = [
    ...(Buffer.byteLength(name) > 100 ? [record('path', name)] : []),
    ...(Buffer.byteLength(linkTarget) > 100 ? [record('linkpath', linkTarget)] : []),
    ...(sizeBytes > 0o77777777777 ? [record('size', String(sizeBytes))] : []),
    ...(uid > 0o7777777 ? [record('uid', String(uid))] : []),
    ...(gid > 0o7777777 ? [record('gid', String(gid))] : []),
  ];
  const own = block({ ...entry, name, sizeBytes, type: types[entry.kind], linkTarget });
  if (records.length === 0) return own;
  const body = Buffer.concat(records);
  const extended = block({
    ...entry,
    name: 'pax',
    sizeBytes: body.length,
    type: 'x',
    uid: 0,
    gid: 0,
    linkTarget: '',
  });
  const padding = Buffer.alloc((blockBytes - (body.length % blockBytes)) % blockBytes);
  return Buffer.concat([extended, body, padding, own]);
}

function record(keyword: string, value: string): Buffer {
  const rest = Buffer.from(` ${keyword}=${value}\n`);
  // The length counts its own digits.
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

interface Block {
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAtMs: number;
  readonly sizeBytes: number;
  readonly linkTarget: string;
}

function block(fields: Block): Buffer {
  const header = Buffer.alloc(blockBytes);
  Buffer.from(fields.name).copy(header, 0, 0, 100);
  octal(header, 100, 8, fields.mode & 0o7777);
  octal(header, 108, 8, fields.uid);
  octal(header, 116, 8, fields.gid);
  octal(header, 124, 12, fields.sizeBytes);
  octal(header, 136, 12, Math.max(0, Math.trunc(fields.modifiedAtMs / 1000)));
  header.fill(0x20, 148, 156);
  header.write(fields.type, 156, 'latin1');
  Buffer.from(fields.linkTarget).copy(header, 157, 0, 100);
  header.write('ustar\u000000', 257, 'latin1');
  octal(header, 329, 8, 0);
  octal(header, 337, 8, 0);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** A value that does not fit is in the extended header. */
function octal(header: Buffer, at: number, length: number, value: number): void {
  const digits = value.toString(8);
  const fits = digits.length < length ? digits : '0';
  header.write(fits.padStart(length - 1, '0'), at, 'latin1');
}
