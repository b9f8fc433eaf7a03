import type { CallContext } from '#kernel/tool.ts';
import type { ServedTool } from './http-server-options.ts';

type ParsedHandler<Result> = (input: unknown, context: CallContext, channel?: unknown) => Result;

/** The handler of an endpoint, to be called with what the endpoint's own schemas let through. `Result` follows from its kind. */
export function handlerOf<Result = unknown>(tool: ServedTool, name: string): ParsedHandler<Result> {
  const handler = tool.handlers[name];
  if (!handler) throw new Error(`${tool.contract.id} has no handler for its endpoint ${name}.`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `Handlers<C>` was checked where the tool is defined
  return handler as ParsedHandler<Result>;
}
