import type { CallContext } from '#kernel/tool.ts';
import type { ServedTool } from './http-server-options.ts';

type ParsedHandler = (input: unknown, context: CallContext, channel?: unknown) => unknown;

/** The handler of an endpoint, to be called with what the endpoint's own schemas let through. */
export function handlerOf(tool: ServedTool, name: string): ParsedHandler {
  const handler = tool.handlers[name];
  if (!handler) throw new Error(`${tool.contract.id} has no handler for its endpoint ${name}.`);
  // `Handlers<C>` was checked where the tool is defined; the schemas of `name` make `input` what that handler expects.
  return handler as ParsedHandler;
}
