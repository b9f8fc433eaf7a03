import type { NetworkRemovalPreview, NetworkSummary } from '#contracts/containers/networks.ts';
import { shellQuote } from '../shell-quote.ts';
import { usedBy } from '../used-by.ts';

/** Exactly which networks would go. Pure. */
export function networkRemovalPreview(
  all: readonly NetworkSummary[],
  choice: 'unused' | readonly string[],
): NetworkRemovalPreview {
  const chosen =
    choice === 'unused' ? all : all.filter(({ id, name }) => choice.includes(id) || choice.includes(name));
  const verdicts = chosen.map((network) => ({ network, reason: reasonToKeep(network) }));
  const removed = verdicts.filter(({ reason }) => reason === null).map(({ network }) => network);
  return {
    removes: removed.map(({ id, name, stack }) => ({ id, name, stack })),
    keeps: verdicts.flatMap(({ network: { id, name }, reason }) =>
      reason === null ? [] : [{ id, name, reason }],
    ),
    command: networkRemovalCommand(removed),
  };
}

export function networkRemovalCommand(networks: readonly { readonly name: string }[]): string {
  return networks.length === 0
    ? ''
    : `docker network rm ${networks.map(({ name }) => shellQuote(name)).join(' ')}`;
}

/** Null when nothing speaks against removing it. */
export function reasonToKeep({ protection, members }: NetworkSummary): string | null {
  if (protection !== null) return protection;
  return members.length > 0 ? usedBy(members) : null;
}
