import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** The absolute path of a file of the repository. */
export function fromRoot(...segments) {
  return join(top, ...segments);
}
