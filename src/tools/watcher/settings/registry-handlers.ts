import type { registriesEndpoints } from '#contracts/watcher/registries.ts';
import { forbidden } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { DockerConfig } from '#library/registry/docker-config.ts';
import { registries } from '../registries/index.ts';
import type { OpenRegistries } from '../reach/open-registries.ts';
import { toRegistryWay } from '../reach/registry-way.ts';
import { removeRegistry, storedRegistry, writeRegistry, type ChangeOptions } from './change-registries.ts';
import { registryStates, type RegistryKnowledge } from './registry-states.ts';
import { toConfigured, toRegistryKind } from './registry-view.ts';
import { tryRegistry } from './try-registry.ts';

export interface RegistryHandlersOptions extends ChangeOptions, RegistryKnowledge {
  /** Docker's own logins, for those who try settings without one. */
  dockerConfig(): DockerConfig | undefined;
  /** As they are set now. */
  registries(): Pick<OpenRegistries, 'wayTo'>;
}

export function registryHandlers(options: RegistryHandlersOptions): HandlersFor<typeof registriesEndpoints> {
  const { settings, kernel } = options;
  const { clock } = kernel;
  return {
    registryKinds: () => registries.map(toRegistryKind),
    registries: () => ({
      states: registryStates(options, settings.all(), clock.now()),
      configured: settings.all().map(toConfigured),
    }),
    registryWay: async ({ body }, { caller, signal }) => {
      // The contract lets no one else in; should it ever, this does not.
      if (caller.kind !== 'tool') throw forbidden();
      return toRegistryWay(await options.registries().wayTo(body, signal));
    },
    addRegistry: ({ body }, context) => writeRegistry(options, undefined, body, context),
    changeRegistry: ({ params, body }, context) =>
      writeRegistry(options, storedRegistry(settings, params.id), body, context),
    async removeRegistry({ params }, context) {
      await removeRegistry(options, storedRegistry(settings, params.id), context);
      return {};
    },
    async tryRegistry({ body: { id, image, ...draft } }, { signal }) {
      const stored = id === undefined ? undefined : storedRegistry(settings, id);
      const startedMs = clock.monotonic();
      const { isWorking, words } = await tryRegistry(
        { clock, dockerConfig: options.dockerConfig(), paceOf: (host) => options.paceOf(host) },
        stored,
        draft,
        image,
        signal,
      );
      return { isWorking, words: { ...words }, durationMs: Math.round(clock.monotonic() - startedMs) };
    },
  };
}
