import type { Caller } from '#contracts/access.ts';
import type { StackSummary } from '#contracts/containers/stack.ts';
import type { Host } from '../host.ts';
import { seesHost } from '../find-host.ts';
import { maySee } from '../require-permission.ts';
import { stacksOf, type KnownStack } from './known-stacks.ts';
import { rememberedStacks } from './remembered-stacks.ts';
import type { StackContext } from './stack-context.ts';
import { stackDrift, type ConfigCache } from './stack-drift.ts';
import { readStack } from './stack-files.ts';
import { stackSummary } from './stack-summary.ts';
import { lastDeploys, type VersionRow } from './version-store.ts';

/** Each needs a child process or two when its files are new to us. */
const atOnce = 3;

export async function listStacks(
  context: StackContext,
  cache: ConfigCache,
  caller: Caller,
  wanted: string | undefined,
) {
  const asked = context.hosts.filter((host) => wanted === undefined || host.id === wanted);
  const deploys = await lastDeploys(context.database);
  const stacks = (
    await Promise.all(asked.map(async (host) => await stacksOn(context, cache, host, caller, deploys)))
  ).flat();
  // One whose containers are all gone may still hold a stack that is to be deployed again.
  const shown = asked.filter(
    (host) => seesHost(caller, host) || stacks.some((stack) => stack.host === host.id),
  );
  return { stacks, hosts: await Promise.all(shown.map(composeOn)) };
}

async function stacksOn(
  context: StackContext,
  cache: ConfigCache,
  host: Host,
  caller: Caller,
  deploys: ReadonlyMap<string, VersionRow>,
): Promise<StackSummary[]> {
  const mayBeSeen = ({ name }: { name: string }) =>
    maySee(caller, { host: host.id, stack: name, labels: {} });
  const { state, reason } = host.status();
  if (state !== 'live') {
    const remembered = await rememberedStacks(context, host);
    return remembered
      .filter(mayBeSeen)
      .map((stack) =>
        stackSummary(
          { ...stack, files: [], documents: [] },
          { drift: 'unknown', reason, fixes: [], project: null, services: [] },
          deploys.get(`${host.id} ${stack.name}`),
        ),
      );
  }
  const known = (await stacksOf(context, host)).filter(mayBeSeen);
  const summaries: StackSummary[] = [];
  for (let at = 0; at < known.length; at += atOnce) {
    const some = known.slice(at, at + atOnce);
    summaries.push(...(await Promise.all(some.map(async (one) => await summaryOf(cache, one, deploys)))));
  }
  return summaries;
}

async function summaryOf(
  cache: ConfigCache,
  stack: KnownStack,
  deploys: ReadonlyMap<string, VersionRow>,
): Promise<StackSummary> {
  const read = await readStack(stack);
  const found = await stackDrift(cache, read, false);
  return stackSummary(read, found, deploys.get(`${stack.host.id} ${stack.name}`));
}

async function composeOn(host: Host) {
  const found = await host.compose.availability();
  return {
    host: host.id,
    stacksFolder: host.compose.stacksFolder ?? '',
    ...(found.isAvailable
      ? { composeVersion: found.version, reason: '', fixes: [] }
      : { composeVersion: null, reason: found.reason, fixes: [...found.fixes] }),
  };
}
