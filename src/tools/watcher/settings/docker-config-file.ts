import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseDockerConfig, type DockerConfig } from '#library/registry/docker-config.ts';
import type { Text } from '#library/text.ts';

export interface DockerLogins {
  /** Undefined where there is no file, or none that can be read. */
  readonly config: DockerConfig | undefined;
  /** Why the file that is there cannot be read. */
  readonly problem: Text | null;
}

/** Docker's own logins, where NEXUS runs. */
export interface DockerConfigFile {
  /** The very same object until the file changes. */
  read(): Promise<DockerLogins>;
}

export const noLogins: DockerLogins = { config: undefined, problem: null };

/** `config.json` in the folder that DOCKER_CONFIG names, or in `.docker` at home, as the docker command finds it. */
export function dockerConfigOf(environment: Readonly<Record<string, string | undefined>>): DockerConfigFile {
  const { DOCKER_CONFIG: named, HOME: home } = environment;
  const path = join(named || join(home || homedir(), '.docker'), 'config.json');
  let known = { stamp: '', logins: noLogins };
  return {
    async read() {
      const stamp = await stampOf(path);
      if (stamp !== known.stamp) known = { stamp, logins: await loginsIn(path) };
      return known.logins;
    },
  };
}

/** Differs after each change; editors replace files, so that the inode counts too. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return codeOf(error);
  }
}

async function loginsIn(path: string): Promise<DockerLogins> {
  try {
    const config = parseDockerConfig(await readFile(path, 'utf8'));
    return config ? { config, problem: null } : { config, problem: said.broken(path) };
  } catch (error) {
    const code = codeOf(error);
    return ['ENOENT', 'ENOTDIR'].includes(code)
      ? noLogins
      : { config: undefined, problem: said.unreadable(path, code) };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

const said = {
  broken: (path: string) => ({
    en: `${path} is no JSON, so Docker's own logins are not known. Repair it, or sign in again with docker login.`,
    es: `${path} no es JSON, así que no se conocen los inicios de sesión de Docker. Repáralo o entra de nuevo con docker login.`,
  }),
  unreadable: (path: string, code: string) => ({
    en: `${path} cannot be read (${code}), so Docker's own logins are not known. Let NEXUS read it.`,
    es: `${path} no se puede leer (${code}), así que no se conocen los inicios de sesión de Docker. Permite que NEXUS lo lea.`,
  }),
};
