import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError } from './command-error.ts';
import { exitCode } from './exit-code.ts';

/** Which NEXUS, and as whom. */
export interface Login {
  readonly url: string;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** XDG Base Directory Specification; NEXUS_CONFIG names another file. */
export function configPath(environment: Environment): string {
  if (environment.NEXUS_CONFIG) return environment.NEXUS_CONFIG;
  return join(
    environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config'),
    'nexus',
    'cli.json',
  );
}

/** The environment goes before the file; each of the two values may come from either. */
export async function readLogin(environment: Environment): Promise<Login> {
  const path = configPath(environment);
  const { NEXUS_URL: url, NEXUS_TOKEN: token } = environment;
  const saved = url && token ? {} : await readFileAt(path);
  const login = { url: url || saved.url, token: token || saved.token };
  if (login.url && login.token) return { url: login.url, token: login.token };
  throw new CommandError(
    exitCode.refused,
    'NEXUS does not know who you are. Sign in with: nexus login --url http://nexus:9095\n' +
      'or set NEXUS_URL and NEXUS_TOKEN.',
  );
}

async function readFileAt(path: string): Promise<Partial<Login>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new CommandError(exitCode.refused, `${path} cannot be read: ${String(error)}`, { cause: error });
  }
  try {
    const saved: unknown = JSON.parse(text);
    return { ...pick(saved, 'url'), ...pick(saved, 'token') };
  } catch (cause) {
    throw new CommandError(exitCode.refused, `${path} is not JSON. Sign in again with: nexus login`, {
      cause,
    });
  }
}

function pick(saved: unknown, name: keyof Login): Partial<Login> {
  const value: unknown = typeof saved === 'object' && saved !== null ? Reflect.get(saved, name) : undefined;
  return typeof value === 'string' ? { [name]: value } : {};
}

/** Readable by its owner only, from the first byte on. */
export async function writeLogin(path: string, login: Login): Promise<void> {
  const draft = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, path);
  } catch (cause) {
    const advice = 'Name another file with NEXUS_CONFIG, or set NEXUS_URL and NEXUS_TOKEN.';
    throw new CommandError(exitCode.failed, `${path} cannot be written: ${String(cause)}. ${advice}`, {
      cause,
    });
  }
}
