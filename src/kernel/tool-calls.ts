import { createClient, type Client, type Transport } from '#contracts/client.ts';
import type { Contract, ToolId } from '#contracts/contract.ts';
import { unavailable } from './errors.ts';
import { localTransport } from './http/local-transport.ts';
import { peerTransport } from './http/peer-transport.ts';
import type { ServedTool } from './http/http-server-options.ts';

export interface CallDirectory {
  /** The tools served by this process; filled as they start. */
  readonly local: ReadonlyMap<ToolId, ServedTool>;
  /** Where the others are. */
  readonly peers: ReadonlyMap<ToolId, string>;
  /** Signs a request of `from` to `to`. */
  sign(from: ToolId, to: ToolId): string;
}

/** A client of another tool, wherever that runs: found anew at each call, since tools start one after the other. */
export function callTool<C extends Contract>(directory: CallDirectory, from: ToolId, contract: C): Client<C> {
  const find = (): Transport => {
    const local = directory.local.get(contract.id);
    if (local) return localTransport(local, { kind: 'tool', tool: from });
    const peer = directory.peers.get(contract.id);
    if (!peer) throw unavailable(`${contract.title} runs neither here nor at an address in NEXUS_PEERS.`);
    return peerTransport({
      baseUrl: `${peer}/api/${contract.id}`,
      headers: () => ({ authorization: directory.sign(from, contract.id) }),
    });
  };
  return createClient(contract, {
    call: async (...call) => find().call(...call),
    stream: (...call) => find().stream(...call),
    channel: (...call) => find().channel(...call),
    download: async (...call) => find().download(...call),
    upload: async (...call) => find().upload(...call),
  });
}
