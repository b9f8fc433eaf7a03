import type { serviceImageEndpoints } from '#contracts/containers/service-image.ts';
import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { fileHandlers } from './file-handlers.ts';
import { readHandlers } from './read-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { serviceImageHandlers } from './service-image-handlers.ts';
import type { StackContext } from './stack-context.ts';
import { configCache } from './stack-drift.ts';
import { stackVersions } from './stack-versions.ts';
import { versionHandlers } from './version-handlers.ts';
import { markInterrupted } from './version-store.ts';

type StacksEndpoints = typeof stacksEndpoints & typeof serviceImageEndpoints;

/** Marks what an earlier process was deploying as interrupted. */
export async function startStacks(options: SubjectOptions): Promise<RunningSubject<StacksEndpoints>> {
  await options.database.transaction(async (tx) => await markInterrupted(tx));
  const context: StackContext = { ...options, versions: stackVersions(options) };
  const cache = configCache(options.clock);
  const handlers: HandlersFor<StacksEndpoints> = {
    ...readHandlers(context, cache),
    ...fileHandlers(context, cache),
    ...runHandlers(context, cache),
    ...versionHandlers(context),
    ...serviceImageHandlers(context),
  };
  return { handlers, [Symbol.asyncDispose]: () => Promise.resolve() };
}
