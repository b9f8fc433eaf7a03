import { readdir, readFile } from 'node:fs/promises';

/**
 * Whether a compose command works on this stack already: one that an earlier process of ours left to finish, or somebody's own.
 * Where there is no /proc, none is seen.
 */
export async function isComposeAtWork(stack: string): Promise<boolean> {
  const entries = await readdir('/proc').catch(() => []);
  for (const pid of entries) {
    if (!/^\d+$/.test(pid)) continue;
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (isCommandOn(words, stack)) return true;
  }
  return false;
}

function isCommandOn(words: readonly string[], stack: string): boolean {
  const isCompose = words.includes('compose') || /(?:^|\/)docker-compose$/.test(words[0] ?? '');
  const at = words.findIndex((word) => word === '--project-name' || word === '-p');
  if (!isCompose || at === -1 || words[at + 1] !== stack) return false;
  return ['up', 'down', 'start', 'stop', 'restart'].some((command) => words.includes(command));
}
