import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isInContainer } from '#kernel/in-container.ts';
import { shellQuote } from '../shell-quote.ts';
import type { FileOnDisk } from './host-compose.ts';

type Why = Pick<FileOnDisk, 'state' | 'obstacle' | 'reason' | 'fixes'>;

/** Why a file of a stack cannot be read here, and what to do about it. `code` is the system's. */
export async function whyUnreadable(path: string, code: string): Promise<Why> {
  if (code === 'ENOENT' || code === 'ENOTDIR') return await whyMissing(path);
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      state: 'unreadable',
      obstacle: 'not-allowed',
      reason: `NEXUS runs as an account that may not read ${path}.`,
      fixes: [{ title: 'Let it read the file', command: `chmod o+r ${shellQuote(path)}` }],
    };
  }
  if (code === 'EISDIR') return { state: 'unreadable', reason: `${path} is a folder.`, fixes: [] };
  return { state: 'unreadable', reason: `${path} cannot be read (${code || 'unknown error'}).`, fixes: [] };
}

async function whyMissing(path: string): Promise<Why> {
  const folder = dirname(path);
  if ((await exists(folder)) || !(await isInContainer())) {
    return { state: 'missing', obstacle: 'not-there', reason: `${path} does not exist.`, fixes: [] };
  }
  return {
    state: 'unreadable',
    obstacle: 'not-mounted',
    reason: `NEXUS runs in a container, and ${folder} is not mounted into it.`,
    fixes: [
      {
        title: 'Mount the folder at the same place',
        command: `docker run -v ${shellQuote(`${folder}:${folder}`)} …`,
      },
      { title: 'In a compose file', command: `volumes: ["${folder}:${folder}"]` },
    ],
  };
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
