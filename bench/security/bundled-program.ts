import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { startAsInImage, type ServerProcess } from '../nexus-process.ts';

/** A thread's file stands beside what starts it, as in the image. */
const entries = {
  'scan-program': 'scan-program.ts',
  'scan-worker': '../../src/tools/security/scan/threads/scan-worker.ts',
  'sqlite-worker': '../../src/kernel/database/sqlite-worker.ts',
};

/** The scanning program, bundled and started as NEXUS is in its image. */
export async function startScanProgram(folder: string): Promise<ServerProcess> {
  const fileOf = (name: string) => join(folder, `${name}.js`);
  for (const [name, source] of Object.entries(entries)) {
    const input = fileURLToPath(new URL(source, import.meta.url));
    const output = {
      file: fileOf(name),
      format: 'esm',
      codeSplitting: false,
      minify: true,
      keepNames: true,
    } as const;
    await build({ input, platform: 'node', external: ['pg-native'], logLevel: 'silent', output });
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  return await startAsInImage(fileOf('scan-program'), [join(folder, 'data')]);
}
