import type {
  NetworkDetails,
  NetworkMember,
  NetworkSummary,
  NewConnection,
  NewNetwork,
} from '#contracts/containers/networks.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { inspectContainer, listContainers } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import {
  connectNetwork,
  createNetwork,
  disconnectNetwork,
  inspectNetwork,
  listNetworks,
  removeNetwork,
} from '#library/docker/networks.ts';
import type { ActionOutcome } from '../host.ts';
import { attempt } from '../local-host/attempt.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import type { RemovalOutcome } from '../removal-step.ts';
import { checkConnection, checkNetwork } from './check-network.ts';
import type { HostNetworks } from './host-networks.ts';
import { creationBody } from './network-body.ts';
import { networkRemovalPreview, reasonToKeep } from './network-removal.ts';
import { networkSummary } from './network-summary.ts';
import { containerName } from '../listed-container.ts';

/** Their aliases are asked for one by one. */
const maxInspectedMembers = 200;

export function localNetworks(access: EngineAccess): HostNetworks {
  return new LocalNetworks(access);
}

class LocalNetworks implements HostNetworks {
  readonly #access: EngineAccess;

  constructor(access: EngineAccess) {
    this.#access = access;
  }

  async list(signal?: AbortSignal): Promise<NetworkSummary[]> {
    this.#access.assertLive();
    const { engine, host } = this.#access;
    try {
      const [networks, containers] = await Promise.all([
        listNetworks(engine, { signal }),
        listContainers(engine, { all: true, signal }),
      ]);
      return networks
        .map((network) => networkSummary(host, network, containers))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    } catch (error) {
      throw hostError(error, 'The network');
    }
  }

  async inspect(network: string, signal?: AbortSignal): Promise<NetworkDetails> {
    const summary = await this.#find(network, signal);
    try {
      const body = await inspectNetwork(this.#access.engine, summary.id, { signal });
      const members = await Promise.all(
        summary.members
          .slice(0, maxInspectedMembers)
          .map((member) => this.#withAliases(member, summary, signal)),
      );
      members.push(...summary.members.slice(maxInspectedMembers));
      return { ...summary, members, options: { ...body.Options } };
    } catch (error) {
      throw hostError(error, 'The network');
    }
  }

  async assertCreatable(network: NewNetwork): Promise<void> {
    const existing = await this.list();
    if (existing.some(({ name }) => name === network.name)) {
      throw invalid('Some fields were not accepted.', [
        { path: 'name', message: `There is a network ${network.name} already.` },
      ]);
    }
    const issues = checkNetwork(network, existing);
    if (issues.length > 0) throw invalid('Some fields were not accepted.', issues);
  }

  create(network: NewNetwork): Promise<ActionOutcome> {
    const work = createNetwork(this.#access.engine, creationBody(network));
    return attempt(work, `${network.name} could not be created`);
  }

  async assertConnectable(network: string, wanted: NewConnection): Promise<void> {
    const issues = checkConnection(wanted, await this.#find(network));
    if (issues.length > 0) throw invalid('Some fields were not accepted.', issues);
  }

  async connect(network: string, wanted: NewConnection): Promise<ActionOutcome> {
    const { id, name } = await this.#find(network);
    const { container, aliases, ipv4, ipv6 } = wanted;
    const isStatic = ipv4 !== undefined || ipv6 !== undefined;
    const endpoint = {
      ...(aliases.length > 0 && { Aliases: aliases }),
      ...(isStatic && {
        IPAMConfig: {
          ...(ipv4 !== undefined && { IPv4Address: ipv4 }),
          ...(ipv6 !== undefined && { IPv6Address: ipv6 }),
        },
      }),
    };
    return await this.#change(
      connectNetwork(this.#access.engine, id, container, endpoint),
      container,
      `${this.#nameOf(container)} could not be connected to ${name}`,
    );
  }

  async disconnect(network: string, container: string): Promise<ActionOutcome> {
    const { id, name } = await this.#find(network);
    return await this.#change(
      disconnectNetwork(this.#access.engine, id, container),
      container,
      `${this.#nameOf(container)} could not be disconnected from ${name}`,
    );
  }

  async previewRemoval(choice: 'unused' | readonly string[], signal?: AbortSignal) {
    return networkRemovalPreview(await this.list(signal), choice);
  }

  async remove(network: string): Promise<RemovalOutcome> {
    const now = (await this.list()).find(({ id }) => id === network);
    if (!now) return { done: true };
    const reason = reasonToKeep(now);
    if (reason !== null) return { kept: reason };
    try {
      await removeNetwork(this.#access.engine, network);
      return { done: true };
    } catch (error) {
      if (isEngineError(error, 'not-found')) return { done: true };
      if (!isEngineError(error)) throw error;
      const engineText = error.engineText ?? error.message;
      if (/has active endpoints/i.test(engineText)) return { kept: 'a container was connected meanwhile.' };
      return { done: false, message: `${now.name} could not be removed: ${engineText}`, engineText };
    }
  }

  async #change(work: Promise<void>, container: string, failing: string): Promise<ActionOutcome> {
    const outcome = await attempt(work, failing);
    await this.#access.refresh(container);
    return outcome;
  }

  async #find(network: string, signal?: AbortSignal): Promise<NetworkSummary> {
    const all = await this.list(signal);
    const found = all.find(({ id }) => id === network) ?? all.find(({ name }) => name === network);
    if (!found) throw notFound('The network');
    return found;
  }

  async #withAliases(member: NetworkMember, { id, name }: NetworkSummary, signal: AbortSignal | undefined) {
    try {
      const body = await inspectContainer(this.#access.engine, member.id, { signal });
      const endpoints = Object.entries(body.NetworkSettings.Networks ?? {});
      const [, endpoint] = endpoints.find(([at, { NetworkID }]) => NetworkID === id || at === name) ?? [];
      // Up to API 1.44 the engine adds the short id, which nobody chose.
      const aliases = (endpoint?.Aliases ?? []).filter((alias) => alias !== member.id.slice(0, 12));
      return { ...member, aliases: [...new Set(aliases)] };
    } catch (error) {
      if (isEngineError(error, 'not-found')) return member;
      throw error;
    }
  }

  #nameOf(container: string): string {
    return containerName(this.#access, container);
  }
}
