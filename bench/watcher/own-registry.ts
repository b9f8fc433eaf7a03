import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { programPath } from '#test/engines.ts';

/** One request, as the registry's access log has it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface OwnRegistry extends AsyncDisposable {
  readonly host: string;
  /** Everything that was asked, oldest first. */
  readonly requests: readonly LoggedRequest[];
}

const logLine = /"([A-Z]+) (\S+) HTTP\/[\d.]+" (\d{3})/;

/** The registry of the distribution project, on a loopback address. Several may serve one folder. */
export async function startOwnRegistry(folder: string, host: string): Promise<OwnRegistry> {
  const program = programPath('docker-registry');
  if (!program) throw new Error('This benchmark needs the program docker-registry (Debian has a package).');
  const file = join(folder, `${host.replace(':', '-')}.yml`);
  const storage = `storage: { filesystem: { rootdirectory: ${folder}/content } }`;
  await writeFile(file, `version: 0.1\nlog: { level: error }\n${storage}\nhttp: { addr: "${host}" }\n`);
  const child = spawn(program, ['serve', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const requests: LoggedRequest[] = [];
  let rest = '';
  const read = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, method = '', path = '', status] = logLine.exec(line) ?? [];
      if (method !== '') requests.push({ method, path, status: Number(status) });
    }
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.resume();
  await firstAnswer(`http://${host}/v2/`);
  return {
    host,
    requests,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function firstAnswer(url: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await delay(10);
  }
  throw new Error(`No answer from ${url}.`);
}
