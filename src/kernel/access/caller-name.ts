import type { Caller } from '#contracts/access.ts';

/** What a person reads of who did something. */
export function callerName(caller: Caller): string {
  if (caller.kind === 'user' || caller.kind === 'token') return caller.name;
  return caller.kind === 'tool' ? caller.tool : caller.kind;
}
