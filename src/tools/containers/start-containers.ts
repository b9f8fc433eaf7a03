import type { containers } from '#contracts/containers.ts';
import type { RunningTool } from '#kernel/tool.ts';
import { engineAddress } from '#library/docker/engine-address.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { createChangeJournal } from './change-journal.ts';
import { ownHandlers } from './handlers.ts';
import type { Host } from './host.ts';
import { knownContainers } from './known-container-store.ts';
import { openLiveFeed } from './live-feed.ts';
import { openLocalHost } from './local-host/open-local-host.ts';
import { openOperations } from './operations.ts';
import { composeSettings, type ComposeOptions } from './stacks/compose-settings.ts';
import { startSubjects } from './start-subjects.ts';
import type { ContainersKernel } from './subject.ts';

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
  /** What compose is run with; undefined: stacks can be seen, and not changed. */
  readonly compose?: ComposeOptions | undefined;
}

/** Needs no engine to start: hosts connect in the background. */
export async function startContainers(
  kernel: ContainersKernel,
  options: ContainersOptions,
): Promise<RunningTool<typeof containers>> {
  const journal = createChangeJournal(kernel);
  const hosts = await Promise.all(options.hosts.map((host) => openHost(kernel, options, host)));
  for (const host of hosts) host.watch((change) => journal.note(change));
  const operations = await openOperations({ ...kernel, hosts });
  const live = openLiveFeed({ ...kernel, hosts, operations });
  const subjects = await startSubjects({ ...kernel, hosts, operations });
  return {
    handlers: { ...subjects.handlers, ...ownHandlers({ ...kernel, hosts, operations, live }) },
    async [Symbol.asyncDispose]() {
      live[Symbol.dispose]();
      await subjects[Symbol.asyncDispose]();
      await operations[Symbol.asyncDispose]();
      await Promise.all(hosts.map((host) => host[Symbol.asyncDispose]()));
      await journal[Symbol.asyncDispose]();
    },
  };
}

async function openHost(
  { database, clock, log }: ContainersKernel,
  { cgroupRoot, compose: given }: ContainersOptions,
  { id, name, address, certDir }: ConfiguredHost,
): Promise<Host> {
  const engine = connectEngine(engineAddress(address, { certDir }));
  const remembered = await knownContainers(database, id);
  const compose = given && composeSettings(given, address, certDir);
  const options = { id, name, engine, clock, log: log.child({ host: id }), remembered, cgroupRoot, compose };
  return openLocalHost(options);
}
