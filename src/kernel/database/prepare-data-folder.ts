import { mkdir } from 'node:fs/promises';
import { NexusError } from '../errors.ts';
import type { Log } from '../log.ts';
import { inspectDataFolder } from './data-folder.ts';

/**
 * Makes the data folder where it is absent.
 * @throws NexusError `data-folder-not-writable`, naming user, path and the command that mends it.
 */
export async function prepareDataFolder(folder: string, log: Pick<Log, 'warn'> | undefined): Promise<void> {
  const facts = await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => inspectDataFolder(folder))
    .catch((error: unknown) => {
      throw notWritable(folder, error);
    });
  if (!facts.writable) throw notWritable(folder, undefined);
  if (facts.isNetworkFilesystem) {
    log?.warn(
      { folder, filesystem: facts.filesystem },
      'The data folder is on a network filesystem: use a local disk',
    );
  }
}

function notWritable(folder: string, cause: unknown): NexusError {
  const user = process.getuid?.();
  const advice = user === undefined ? '' : ` Run: chown -R ${user} ${folder}`;
  return new NexusError(
    'data-folder-not-writable',
    503,
    `The data folder ${folder} cannot be written${user === undefined ? '' : ` by user ${user}`}.${advice}`,
    { cause },
  );
}
