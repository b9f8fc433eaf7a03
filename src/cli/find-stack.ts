import type { Client } from '#contracts/client.ts';
import type { containers } from '#contracts/containers.ts';
import type { CommandContext } from './command.ts';
import { findByName } from './find-by-name.ts';

/** The parameters that name the stacks a person named. */
export async function findStacks(
  client: Client<typeof containers>,
  { given, signal }: CommandContext,
): Promise<{ host: string; stack: string }[]> {
  const { stacks } = await client.stacks({ query: { host: given.text('host') } }, { signal });
  const named = stacks.map(({ host, name }) => ({ id: name, host, name }));
  return given.names.map((wanted) => {
    const { host, name } = findByName(named, wanted, 'stack');
    return { host, stack: name };
  });
}
