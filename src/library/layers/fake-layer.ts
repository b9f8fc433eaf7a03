import { writeTar, type NewTarEntry } from './write-tar.ts';

/** For tests: an entry of an archive. With `to` a link, with a name that ends in `/` a folder, otherwise a file. */
export interface FakeEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly to?: string;
  /** A hard link instead of a symbolic one. */
  readonly isHard?: boolean;
  readonly mode?: number;
}

/** For tests: an archive of these entries in this order. */
export async function fakeLayer(entries: readonly FakeEntry[]): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeTar(entries.map(entryOf))));
}

/** For tests: bytes that stream by in pieces of one size. */
export async function* inPieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** For tests: the same, each piece in the memory of the one before, as those of a thread are. */
export async function* inReusedPieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer, void> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    yield memory.subarray(0, bytes.copy(memory, 0, at, at + size));
    memory.fill(0xfe);
  }
}

function entryOf({ name, content = '', to, isHard = false, mode = 0o644 }: FakeEntry): NewTarEntry {
  const owner = { mode, uid: 0, gid: 0, modifiedAtMs: 0 };
  if (to !== undefined) return { ...owner, name, kind: isHard ? 'hard-link' : 'link', linkTarget: to };
  if (name.endsWith('/')) return { ...owner, name: name.slice(0, -1), kind: 'folder' };
  const bytes = Buffer.from(content);
  return { ...owner, name, kind: 'file', sizeBytes: bytes.length, content: inPieces(bytes) };
}
