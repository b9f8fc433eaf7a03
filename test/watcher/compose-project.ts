import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A stack that a person started with plain `docker compose` in a folder of theirs; taken down when disposed of. */
export interface ComposeProject extends AsyncDisposable {
  up(...options: string[]): Promise<void>;
  read(file: string): Promise<string>;
  /** Ids of its containers, by name. */
  running(): Promise<Record<string, string>>;
}

const run = promisify(execFile);

export async function composeProject(
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<ComposeProject> {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-project-'));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const compose = async (...args: string[]) =>
    (await run('docker', ['compose', '-p', name, ...args], { cwd: folder })).stdout;
  return {
    async up(...options) {
      await compose('up', '--detach', ...options);
    },
    read: (file) => readFile(join(folder, file), 'utf8'),
    async running() {
      const filter = `label=com.docker.compose.project=${name}`;
      const format = '{{.Names}} {{.ID}}';
      const { stdout } = await run('docker', ['ps', '--no-trunc', '--filter', filter, '--format', format]);
      const lines = stdout.split('\n').filter((line) => line !== '');
      return Object.fromEntries(lines.map((line) => line.split(' ')));
    },
    async [Symbol.asyncDispose]() {
      await compose('down', '--volumes', '--timeout', '0');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
