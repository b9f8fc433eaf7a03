import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram, temporaryFolder } from '../nexus-process.ts';
import type { LoggedRequest } from './own-registry.ts';

const program = fileURLToPath(new URL('bare-asker.ts', import.meta.url));

export interface BareAsker extends AsyncDisposable {
  /** All requests once. @returns how long it took, as who asked for it sees it. */
  round(): Promise<number>;
}

export async function startBareAsker(host: string, requests: readonly LoggedRequest[]): Promise<BareAsker> {
  const folder = await temporaryFolder();
  const file = join(folder.path, 'requests.json');
  const asked = requests.map(({ method, path }) => [method, `http://${host}${path}`]);
  await writeFile(file, JSON.stringify(asked));
  const asker = await startProgram(program, [file]);
  return {
    async round() {
      const started = performance.now();
      await (await fetch(asker.url, { method: 'POST' })).text();
      return performance.now() - started;
    },
    async [Symbol.asyncDispose]() {
      await asker[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
