import { readFile, stat } from 'node:fs/promises';

/** How often it is looked whether a file has changed. */
const staleMs = 5_000;

/** What is made of a file, made again when the file has changed. A file that is not there is an empty one. */
export function keptFile<T>(
  path: string,
  make: (text: string) => T,
  monotonicMs: () => number,
): () => Promise<T> {
  let kept: { readonly value: T; readonly version: string } | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (kept !== undefined && monotonicMs() - lookedMs < staleMs) return kept.value;
    lookedMs = monotonicMs();
    const version = await versionOf(path);
    if (kept?.version !== version) kept = { value: make(await textOf(path)), version };
    return kept.value;
  };
}

async function versionOf(path: string): Promise<string> {
  try {
    const { mtimeMs, ino, size } = await stat(path);
    return `${mtimeMs} ${ino} ${size}`;
  } catch {
    return 'none';
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
