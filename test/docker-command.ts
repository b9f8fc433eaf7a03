import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** Runs `docker …` in the repository's root as a person would; resolves with what it printed, trimmed. */
export async function docker(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  return (await printedBy(args, environment)).stdout.trim();
}

/** What a container has written so far, on both its outputs. */
export async function logOf(container: string): Promise<string> {
  const { stdout, stderr } = await printedBy(['logs', container], {});
  return stdout + stderr;
}

function printedBy(args: readonly string[], environment: Readonly<Record<string, string>>) {
  return run('docker', [...args], {
    cwd: repository,
    env: { ...process.env, ...environment },
    maxBuffer: 16 << 20,
  });
}
