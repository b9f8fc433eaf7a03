import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPrivateFile, isMissing } from './key-file.ts';

/** Where the check value of the secret key is kept: with the data that the key protects, and never with the key alone. */
export interface KeyCheck {
  read(): Promise<string | undefined>;
  /** Keeps the value unless there is one already; resolves to the one that is kept. */
  claim(checkValue: string): Promise<string>;
}

/** In the data folder. For several processes on PostgreSQL it is `databaseKeyCheck` in `key-check-store.ts`. */
export function folderKeyCheck(dataDir: string): KeyCheck {
  const path = join(dataDir, 'secret.check');
  const read = async () => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  return {
    read,
    async claim(checkValue) {
      const isCreated = await createPrivateFile(path, checkValue);
      return isCreated ? checkValue : ((await read()) ?? checkValue);
    },
  };
}
