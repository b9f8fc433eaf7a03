import { readFile, stat } from 'node:fs/promises';
import { mountOf } from './mounts.ts';

/**
 * Whether this process runs in a container of Docker or Podman. The mark alone may be left over in a machine that was made from
 * an image; an engine also mounts the host's name.
 */
export async function isInContainer(): Promise<boolean> {
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  if (mountOf(mounts, '/etc/hostname')?.point !== '/etc/hostname') return false;
  const marks = await Promise.all(
    ['/.dockerenv', '/run/.containerenv'].map((mark) => stat(mark).catch(() => undefined)),
  );
  return marks.some((mark) => mark !== undefined);
}
