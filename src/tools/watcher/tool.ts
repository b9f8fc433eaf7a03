import { containers } from '#contracts/containers.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import { watcher } from '#contracts/watcher/contract.ts';
import { defineTool } from '#kernel/tool.ts';
import { dockerConfigOf } from './settings/docker-config-file.ts';
import { startWatcher } from './start-watcher.ts';
import { watcherMigrations } from './watcher-migrations.ts';
import type { WatcherSchema } from './watcher-schema.ts';

export interface WatcherOptions {
  /** Says where Docker's own logins are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function createWatcherTool({ environment }: WatcherOptions) {
  return defineTool<typeof watcher, WatcherSchema>({
    id: 'watcher',
    title: watcher.title,
    contract: watcher,
    migrations: watcherMigrations,
    start(kernel) {
      const asked = kernel.call(containers);
      const source = {
        list: () => asked.list({ query: {} }),
        images: async (host: string) => (await asked.images({ query: { host } })).images,
        imageDetails: (host: string, image: string) => asked.imageDetails({ params: { host, image } }),
      };
      return startWatcher(kernel, {
        source,
        containers: asked,
        pulse: kernel.call(pulse),
        dockerConfig: dockerConfigOf(environment),
      });
    },
  });
}
