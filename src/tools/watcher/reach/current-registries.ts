import type { Clock } from '#kernel/clock.ts';
import { repeat } from '#kernel/repeat.ts';
import type { DockerConfig } from '#library/registry/docker-config.ts';
import type { PaceStore } from '#library/registry/session.ts';
import { noLogins, type DockerConfigFile, type DockerLogins } from '../settings/docker-config-file.ts';
import type { RegistrySettings } from '../settings/registry-settings.ts';
import { openRegistries, type OpenRegistries } from './open-registries.ts';

export interface CurrentRegistriesOptions {
  readonly settings: Pick<RegistrySettings, 'configured' | 'watch'>;
  readonly dockerConfig: DockerConfigFile;
  readonly paces: PaceStore;
  readonly clock: Clock;
}

/** Registries as they are set now, opened anew when that changes. */
export interface CurrentRegistries extends AsyncDisposable {
  now(): OpenRegistries;
  logins(): DockerLogins;
}

const readConfigEveryMs = 30_000;
/** Questions that are under way end with the old settings. */
const lingerMs = 60_000;

export async function openCurrentRegistries(options: CurrentRegistriesOptions): Promise<CurrentRegistries> {
  const { settings, dockerConfig, paces, clock } = options;
  let logins = await dockerConfig.read().catch(() => noLogins);
  const open = (config: DockerConfig | undefined) =>
    openRegistries({ configured: settings.configured(), dockerConfig: config, paces, clock });
  let current = open(logins.config);
  const lingering = new Map<OpenRegistries, () => void>();
  const renew = () => {
    const old = current;
    current = open(logins.config);
    lingering.set(
      old,
      clock.after(lingerMs, () => {
        lingering.delete(old);
        old[Symbol.dispose]();
      }),
    );
  };
  const stop = settings.watch(renew);
  const reading = repeat(clock, readConfigEveryMs, async () => {
    const read = await dockerConfig.read().catch(() => logins);
    if (read === logins) return;
    logins = read;
    renew();
  });
  return {
    now: () => current,
    logins: () => logins,
    async [Symbol.asyncDispose]() {
      stop();
      await reading[Symbol.asyncDispose]();
      for (const [old, cancel] of lingering) {
        cancel();
        old[Symbol.dispose]();
      }
      current[Symbol.dispose]();
    },
  };
}
