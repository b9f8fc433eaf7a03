import { join, resolve } from 'node:path';

export interface ComposeOptions {
  /** The data folder of NEXUS. */
  readonly dataDir: string;
  /** Where new stacks get their folder; default: `stacks` in the data folder. */
  readonly stacksDir?: string | undefined;
  /** Of this process; only what compose needs is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What compose is run with on one host. */
export interface ComposeSettings {
  /** Absolute. */
  readonly stacksFolder: string;
  /** Where deleted folders go. Absolute. */
  readonly recycleFolder: string;
  /** All that compose gets: nothing else of ours can end up in somebody's `${…}`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where programs are found, and where the docker command keeps its settings and registry logins. */
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'DOCKER_CONFIG', 'XDG_RUNTIME_DIR', 'TMPDIR'];

/** `address` and `certDir` as for the engine of the host, so that compose talks to the same one. */
export function composeSettings(
  { dataDir, stacksDir, environment }: ComposeOptions,
  address: string,
  certDir: string | undefined,
): ComposeSettings {
  const kept = passedOn.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    stacksFolder: resolve(stacksDir ?? join(dataDir, 'stacks')),
    recycleFolder: resolve(dataDir, 'recycled'),
    environment: {
      ...Object.fromEntries(kept),
      DOCKER_HOST: address,
      ...(certDir !== undefined && { DOCKER_CERT_PATH: certDir, DOCKER_TLS_VERIFY: '1' }),
    },
  };
}
