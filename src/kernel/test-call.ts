import type { Caller } from '#contracts/access.ts';
import type { CallContext } from './tool.ts';

type Person = Extract<Caller, { kind: 'user' }>;

export const admin: Person = { kind: 'user', userId: 'u1', name: 'ana', role: 'admin', sessionId: 's1' };
export const viewer: Person = { ...admin, userId: 'u2', name: 'vic', role: 'viewer' };

/** What a handler is handed beside its input, in tests. */
export function testCall(
  options: { caller?: Caller; signal?: AbortSignal; lastEventId?: string } = {},
): CallContext {
  return {
    caller: options.caller ?? admin,
    signal: options.signal ?? new AbortController().signal,
    lastEventId: options.lastEventId,
    requestId: 'r1',
    address: '127.0.0.1',
    userAgent: 'test',
    canSignIn: true,
    startSession: () => {},
    endSession: () => {},
  };
}
