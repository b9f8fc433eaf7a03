import type { FileEntry, FileKind } from '#contracts/containers/files.ts';
import { nameOf, type ListedFolder } from './listed-folder.ts';

const kinds: Readonly<Record<string, FileKind>> = {
  f: 'file',
  d: 'folder',
  l: 'link',
  b: 'device',
  c: 'device',
  p: 'pipe',
  s: 'socket',
};

/**
 * Reads what `listScript` said about the folder `path`; null when it did not run. The programs belong to the container: what
 * they say is believed about its own files only, and anything that does not fit is passed over.
 */
export function readScriptOutput(output: Buffer, path: string): ListedFolder | null {
  const mark = output.toString('latin1', 0, 2);
  const isComplete = output.toString('latin1', output.length - 2) === 'E\0';
  const body = output.subarray(2, isComplete ? output.length - 2 : output.length);
  if (mark === 'G\0') return { entries: gnuEntries(body), isComplete };
  if (mark === 'B\0') return { entries: busyboxEntries(body, `${path}/`), isComplete };
  return null;
}

function gnuEntries(body: Buffer): FileEntry[] {
  const texts = splitAtNul(body);
  return texts.flatMap((text, index) => {
    if (index % 2 === 1) return [];
    const [, kind = '', mode = '', size = '', uid = '', gid = '', seconds = ''] =
      /^(\w) ([0-7]+) (\d+) (\d+) (\d+) (-?[\d.]+) /.exec(text.toString('latin1', 0, 128)) ?? [];
    if (kind === '') return [];
    const begin = [kind, mode, size, uid, gid, seconds].reduce((sum, part) => sum + part.length + 1, 0);
    const link = texts[index + 1];
    return [
      {
        ...nameOf(text.subarray(begin)),
        kind: kinds[kind] ?? 'unknown',
        sizeBytes: kind === 'f' ? Number(size) : 0,
        mode: Number.parseInt(mode, 8),
        uid: Number(uid),
        gid: Number(gid),
        modifiedAtMs: Math.max(0, Math.trunc(Number(seconds) * 1000)),
        linkTarget: kind === 'l' && link ? link.toString('utf8') : null,
      },
    ];
  });
}

function busyboxEntries(body: Buffer, prefix: string): FileEntry[] {
  const texts = splitAtNul(body);
  const end = texts.findIndex((text) => text.length === 0);
  const paths = end < 0 ? texts : texts.slice(0, end);
  const stats = (end < 0 ? undefined : texts[end + 1]) ?? Buffer.alloc(0);
  const targets = end < 0 ? [] : texts.slice(end + 2);
  const links = new Map(
    targets.flatMap((text, index) =>
      index % 2 === 0 ? [[text.toString('latin1'), targets[index + 1]?.toString('utf8') ?? '']] : [],
    ),
  );
  return statEntries(stats, paths, prefix, links);
}

/** One line a path, in the same order; a path that vanished meanwhile has none. */
function statEntries(
  stats: Buffer,
  paths: readonly Buffer[],
  prefix: string,
  links: ReadonlyMap<string, string>,
): FileEntry[] {
  const prefixBytes = Buffer.byteLength(prefix);
  const entries: FileEntry[] = [];
  let at = 0;
  for (const path of paths) {
    const [head, mode = '', size = '', uid = '', gid = '', seconds = ''] =
      /^([0-9a-f]+) (\d+) (\d+) (\d+) (-?\d+) /.exec(stats.toString('latin1', at, at + 128)) ?? [];
    if (head === undefined) break;
    const nameAt = at + head.length;
    const nameEnd = nameAt + path.length;
    if (stats[nameEnd] !== 0x0a || !stats.subarray(nameAt, nameEnd).equals(path)) continue;
    at = nameEnd + 1;
    const bits = Number.parseInt(mode, 16);
    const kind = kindOfMode(bits);
    entries.push({
      ...nameOf(path.subarray(prefixBytes)),
      kind,
      sizeBytes: kind === 'file' ? Number(size) : 0,
      mode: bits & 0o7777,
      uid: Number(uid),
      gid: Number(gid),
      modifiedAtMs: Math.max(0, Number(seconds) * 1000),
      linkTarget: kind === 'link' ? (links.get(path.toString('latin1')) ?? null) : null,
    });
  }
  return entries;
}

/** `st_mode` of stat(2). */
function kindOfMode(mode: number): FileKind {
  const known: Readonly<Record<number, FileKind>> = {
    0o10: 'file',
    0o04: 'folder',
    0o12: 'link',
    0o06: 'device',
    0o02: 'device',
    0o01: 'pipe',
    0o14: 'socket',
  };
  return known[mode >> 12] ?? 'unknown';
}

/** Texts that end with NUL; what stands after the last one was cut off. */
function splitAtNul(body: Buffer): Buffer[] {
  const texts: Buffer[] = [];
  let from = 0;
  for (let at = body.indexOf(0); at >= 0; at = body.indexOf(0, from)) {
    texts.push(body.subarray(from, at));
    from = at + 1;
  }
  return texts;
}
