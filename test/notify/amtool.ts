import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../engines.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Debian's amtool with a home of its own, signed in with an API token as the password. */
export interface Amtool extends Disposable {
  /** Its folder; files for its arguments can be put there. */
  readonly folder: string;
  run(args: readonly string[], how?: AmtoolWay): Promise<Ran>;
  /** The same; anything but success throws. */
  stdout(args: readonly string[]): Promise<string>;
}

export interface AmtoolWay {
  /** In place of the address and the file with the sign-in. */
  readonly url?: string;
  readonly token?: string;
  readonly input?: string;
}

export function openAmtool(nexusUrl: string, token: string): Amtool {
  const folder = mkdtempSync(join(tmpdir(), 'nxamtool-'));
  const run = (args: readonly string[], { url, token: other = token, input = '' }: AmtoolWay = {}) => {
    const file = join(folder, 'http.yml');
    writeFileSync(file, JSON.stringify({ basic_auth: { username: 'amtool', password: other } }), {
      mode: 0o600,
    });
    const signIn = url === undefined ? [`--http.config.file=${file}`] : [];
    const base = `--alertmanager.url=${url ?? `${nexusUrl}/api/notify/alertmanager`}`;
    return new Promise<Ran>((resolve) => {
      const child = execFile(
        programPath('amtool') ?? '',
        [base, '--no-version-check', ...signIn, ...args],
        { env: { PATH: process.env.PATH, HOME: folder }, cwd: folder },
        (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
      );
      child.stdin?.end(input);
    });
  };
  return {
    folder,
    run,
    async stdout(args) {
      const { code, stdout, stderr } = await run(args);
      if (code !== 0) throw new Error(`amtool ${args.join(' ')} ended with ${code}: ${stderr}`);
      return stdout.trim();
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
