import { createClient, type Client } from '#contracts/client.ts';
import type { Contract } from '#contracts/contract.ts';
import { httpTransport, ProblemError } from '#contracts/http-transport.ts';
import { hub } from '#contracts/hub.ts';
import { spoken } from './spoken-transport.ts';

/** A tool's endpoints as this page may call them, with the session cookie of this browser. */
export function apiClient<C extends Contract>(contract: C): Client<C> {
  return createClient(contract, spoken(httpTransport({ baseUrl: `/api/${contract.id}` })));
}

export const hubApi = apiClient(hub);

/** True when the server no longer knows this session. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

/** True when what was asked for is not there, or not for this account to see. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}

/** The sentence for a person and, where an engine or receiver refused, its own words. */
export function explain(
  error: unknown,
  fallback: string,
): { message: string; engineText: string | undefined } {
  if (error instanceof ProblemError) {
    const id = error.problem.errorId ? ` (${error.problem.errorId})` : '';
    return { message: `${error.problem.detail}${id}`, engineText: error.problem.cause };
  }
  return { message: fallback, engineText: error instanceof Error ? error.message : undefined };
}
