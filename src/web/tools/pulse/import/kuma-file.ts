import { importEndpoints } from '#contracts/pulse/import.ts';

export const mostBytes = importEndpoints.importKuma.bodyLimitBytes;

export type FileFault = 'no-database' | 'side-file' | 'too-large' | 'unreadable';

/** Of all that was dropped: whoever drops the whole data folder's content means this one. */
export function pickFile<Named extends { readonly name: string }>(
  files: readonly Named[],
): Named | undefined {
  const byName = (wanted: RegExp) => files.find(({ name }) => wanted.test(name));
  return byName(/^kuma\.db$/i) ?? byName(/\.(db|sqlite3?)$/i) ?? files[0];
}

/** As much of a file as is looked at here. */
export interface ReadableFile {
  readonly size: number;
  readonly slice: (from: number, to: number) => { readonly arrayBuffer: () => Promise<ArrayBuffer> };
}

/** What can be known without sending it. `null`: nothing speaks against it. */
export async function faultOf(file: ReadableFile): Promise<FileFault | null> {
  if (file.size > mostBytes) return 'too-large';
  try {
    return faultOfHead(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  } catch {
    return 'unreadable';
  }
}

const magic = 'SQLite format 3\0';
const headBytes = magic.length;

/** https://sqlite.org/fileformat2.html, 1.3 and 4.1: the first bytes of a database, and of the log beside it. */
export function faultOfHead(head: Uint8Array): 'no-database' | 'side-file' | null {
  if (String.fromCharCode(...head.subarray(0, headBytes)) === magic) return null;
  const isLog = head[0] === 0x37 && head[1] === 0x7f && head[2] === 0x06 && (head[3] ?? 0) >> 1 === 0x41;
  return isLog ? 'side-file' : 'no-database';
}
