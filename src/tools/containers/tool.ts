import { containers } from '#contracts/containers.ts';
import { defineTool, type Kernel } from '#kernel/tool.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { engineAddress } from '#library/docker/engine-address.ts';
import { createChangeJournal } from './change-journal.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { handlersOf } from './handlers.ts';
import type { Host } from './host.ts';
import { knownContainers as readKnownContainers } from './known-container-store.ts';
import { openLiveFeed } from './live-feed.ts';
import { openLocalHost } from './local-host/local-host.ts';
import { operations as operationsTable } from './migrations/0001-operations.ts';
import { knownContainers } from './migrations/0002-known-containers.ts';
import { openOperations } from './operations.ts';

export interface ConfiguredHost {
  readonly id: string;
  readonly name: string;
  /** As DOCKER_HOST spells it: `unix:///var/run/docker.sock`, `tcp://host:2376`. */
  readonly address: string;
  /** A folder with ca.pem, cert.pem and key.pem. */
  readonly certDir?: string | undefined;
}

export interface ContainersOptions {
  readonly hosts: readonly ConfiguredHost[];
  /** Where the control groups of the hosts' containers can be read; undefined: ask the engine for CPU and memory. */
  readonly cgroupRoot?: string | undefined;
}

export function createContainersTool(options: ContainersOptions) {
  return defineTool<typeof containers, ContainersSchema>({
    id: 'containers',
    title: containers.title,
    contract: containers,
    migrations: { '0001-operations': operationsTable, '0002-known-containers': knownContainers },
    async start(kernel) {
      const { database, bus, audit, clock, log } = kernel;
      const operations = await openOperations({ database, audit, clock, log });
      const journal = createChangeJournal({ database, bus, clock, log });
      const hosts = await Promise.all(options.hosts.map((host) => openHost(kernel, options, host)));
      for (const host of hosts) host.watch(journal.note);
      const live = openLiveFeed({ hosts, operations, clock, log });
      return {
        handlers: handlersOf({ hosts, operations, live, database, audit, clock }),
        async [Symbol.asyncDispose]() {
          live[Symbol.dispose]();
          await operations[Symbol.asyncDispose]();
          await Promise.all(hosts.map((host) => host[Symbol.asyncDispose]()));
          await journal[Symbol.asyncDispose]();
        },
      };
    },
  });
}

async function openHost(
  { database, clock, log }: Kernel<ContainersSchema>,
  { cgroupRoot }: ContainersOptions,
  { id, name, address, certDir }: ConfiguredHost,
): Promise<Host> {
  const engine = connectEngine(engineAddress(address, { certDir }));
  const remembered = await readKnownContainers(database, id);
  return openLocalHost({ id, name, engine, clock, log: log.child({ host: id }), remembered, cgroupRoot });
}
