import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CommandError, messageOf } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import type { TellProblem } from './tar/folder-members.ts';
import { tarFolder } from './tar/tar-folder.ts';

/** What a person wants to have scanned. */
export type ScanTarget =
  | { readonly kind: 'reference'; readonly hint: string | null }
  | { readonly kind: 'file' | 'folder'; readonly path: string; readonly name: string };

const archiveName = /\.(tar|tgz|tar\.(gz|zst|xz|bz2))$/;

/**
 * A file that is there, or what is written as a path, is read here; else it is the name of an image. A folder has to be written as a
 * path: there may well be one called `nginx`. @throws CommandError for a path that leads to nothing
 */
export async function findTarget(given: string): Promise<ScanTarget> {
  const isPath = /^(\.{1,2}|~)?\/|^\.{1,2}$|\/$/.test(given) || archiveName.test(given);
  const found = await stat(given).catch((error: unknown) => {
    if (!isPath) return undefined;
    throw new CommandError(exitCode.notFound, `${given} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  });
  const path = resolve(given);
  const name = basename(path) || path;
  if (found?.isFile()) return { kind: 'file', path, name };
  if (found?.isDirectory() && isPath) return { kind: 'folder', path, name };
  if (found && isPath) throw new CommandError(exitCode.notFound, `${given} is neither a file nor a folder.`);
  const hint = found
    ? `${given} is taken for the name of an image; to scan the folder, write ./${given}`
    : null;
  return { kind: 'reference', hint };
}

/** Its bytes as they are sent. `failure` is why they ended before their time, which whoever sends them is not told. */
export interface ScanSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly failure: () => CommandError | undefined;
}

export function openTarget(
  target: Exclude<ScanTarget, { kind: 'reference' }>,
  tell: TellProblem,
): ScanSource {
  const { kind, path } = target;
  let failed: CommandError | undefined;
  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    try {
      yield* kind === 'file' ? createReadStream(path, { highWaterMark: 256 * 1024 }) : tarFolder(path, tell);
    } catch (error) {
      failed = new CommandError(exitCode.failed, `${path} cannot be read: ${messageOf(error)}`, {
        cause: error,
      });
      throw failed;
    }
  }
  return { chunks: chunks(), failure: () => failed };
}
