import { Resolver } from 'node:dns/promises';
import { askers, type RecordType } from './record-types.ts';

/** How a name server answers (RFC 1035, 4.1.1). */
export const responseCodes = ['NOERROR', 'NXDOMAIN', 'SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP'] as const;
export type ResponseCode = (typeof responseCodes)[number];

export type DnsAnswer =
  | { readonly kind: 'answered'; readonly code: ResponseCode; readonly records: readonly string[] }
  | { readonly kind: 'silent' }
  /** Nothing listens there, or what came is no answer. */
  | { readonly kind: 'broken'; readonly code: string };

/** Tries are sent again in the time given, since one packet may get lost. */
const tries = 3;
const codesOfErrors: ReadonlyMap<string, ResponseCode> = new Map([
  ['ENODATA', 'NOERROR'],
  ['ENOTFOUND', 'NXDOMAIN'],
  ['ESERVFAIL', 'SERVFAIL'],
  ['EREFUSED', 'REFUSED'],
  ['EFORMERR', 'FORMERR'],
  ['ENOTIMP', 'NOTIMP'],
]);

/** @param servers addresses, each with its port; empty: those of the system. */
export async function askServer(
  question: { readonly name: string; readonly type: RecordType; readonly servers: readonly string[] },
  within: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<DnsAnswer> {
  const { name, type, servers } = question;
  const resolver = new Resolver({ timeout: Math.ceil(within.timeoutMs / tries), tries });
  if (servers.length > 0) resolver.setServers(servers);
  const stop = () => resolver.cancel();
  within.signal.addEventListener('abort', stop);
  try {
    const asked = askers[type](resolver, name);
    if (within.signal.aborted) stop();
    // As many as fit into one answer: 64 KiB (RFC 1035, 4.2.2).
    return { kind: 'answered', code: 'NOERROR', records: await asked };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const known = codesOfErrors.get(code);
    if (known !== undefined) return { kind: 'answered', code: known, records: [] };
    if (code === 'ETIMEOUT' || code === 'ECANCELLED') return { kind: 'silent' };
    return { kind: 'broken', code };
  } finally {
    within.signal.removeEventListener('abort', stop);
  }
}
