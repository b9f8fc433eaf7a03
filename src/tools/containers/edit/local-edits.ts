import { inspectContainer, renameContainer, updateContainer } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import { inspectImage, listImages } from '#library/docker/images.ts';
import { connectNetwork, disconnectNetwork, listNetworks, type Network } from '#library/docker/networks.ts';
import { listVolumes } from '#library/docker/volumes.ts';
import type { ActionOutcome } from '../host.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import type { HostEdits, LiveChange, NetworkFacts, Surroundings } from './host-edits.ts';

/** Networks that every engine has; they give no names and no fixed addresses. */
const engineNetworks = new Set(['bridge', 'host', 'none', 'nat', 'podman']);

export function localEdits(access: EngineAccess): HostEdits {
  const { engine } = access;
  return {
    async surroundings(signal) {
      access.assertLive();
      return await readSurroundings(engine, signal);
    },
    async imageConfig(reference, signal) {
      access.assertLive();
      try {
        return (await inspectImage(engine, reference, { signal })).Config ?? {};
      } catch (error) {
        // A reference that the engine cannot read is one that it does not have.
        if (isEngineError(error, 'not-found') || isEngineError(error, 'invalid')) return null;
        throw hostError(error);
      }
    },
    async change(id, change) {
      access.assertLive();
      try {
        await send(engine, id, change);
      } catch (error) {
        return refused(error);
      }
      await access.refresh(id);
      return { done: true };
    },
  };
}

async function readSurroundings(engine: Engine, signal: AbortSignal | undefined): Promise<Surroundings> {
  try {
    const [networks, volumes, images] = await Promise.all([
      listNetworks(engine, { signal }),
      listVolumes(engine, { signal }),
      listImages(engine, { signal }),
    ]);
    return {
      networks: networks.map(factsOf),
      volumes: volumes.map(({ Name }) => Name),
      images: images.flatMap(({ RepoTags }) => RepoTags ?? []).filter((tag) => !tag.includes('<none>')),
    };
  } catch (error) {
    throw hostError(error);
  }
}

function factsOf({ Id, Name, IPAM }: Network): NetworkFacts {
  return {
    id: Id,
    name: Name,
    isUserDefined: !engineNetworks.has(Name),
    subnets: (IPAM.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []),
  };
}

async function send(engine: Engine, id: string, change: LiveChange): Promise<void> {
  switch (change.type) {
    case 'update':
      await updateContainer(engine, id, change.update);
      return;
    case 'connect':
      return await connect(engine, id, change);
    case 'disconnect':
      return await disconnectNetwork(engine, change.network, id);
    case 'rename':
      return await renameContainer(engine, id, change.name);
  }
}

async function connect(
  engine: Engine,
  id: string,
  { network, endpoint }: Extract<LiveChange, { type: 'connect' }>,
): Promise<void> {
  try {
    await connectNetwork(engine, network, id, endpoint);
  } catch (error) {
    await forgetAttempt(engine, id, network).catch(() => undefined);
    throw error;
  }
}

/**
 * Engine 20.10 lists a network that it could not connect, refuses to disconnect it, and the container would not start again.
 * Only connecting without a fixed address makes it one that can be left.
 */
async function forgetAttempt(engine: Engine, id: string, network: string): Promise<void> {
  const { State, NetworkSettings } = await inspectContainer(engine, id);
  const endpoint = NetworkSettings.Networks?.[network];
  if (!State.Running || !endpoint || endpoint.EndpointID) return;
  await connectNetwork(engine, network, id);
  await disconnectNetwork(engine, network, id);
}

/** Refusals are expected: memory that is in use, an address that is taken. */
function refused(error: unknown): ActionOutcome {
  if (!isEngineError(error)) throw error;
  const text = error.engineText ?? error.message;
  const { says } = causes.find(({ pattern }) => pattern.test(text)) ?? {
    says: `The engine refused: ${text}`,
  };
  return { done: false, message: says, engineText: text };
}

const causes: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  {
    pattern: /device or resource busy/i,
    says: 'It uses more memory than that now. Choose a higher limit, or restart it first.',
  },
  {
    pattern: /only when connecting to networks with user configured subnets/i,
    says: 'A fixed address needs a network that was created with a subnet.',
  },
  { pattern: /Address already in use/i, says: 'The fixed address is taken on that network. Choose another.' },
  { pattern: /is already in use by container/i, says: 'The name is taken. Choose another.' },
  { pattern: /No such container/i, says: 'The container no longer exists.' },
];
