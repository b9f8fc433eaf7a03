import { stat } from 'node:fs/promises';

/** Of the file with its log. */
export async function indexSize(path: string): Promise<number> {
  const sizes = await Promise.all(['', '-wal'].map((ending) => sizeOf(`${path}${ending}`)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
