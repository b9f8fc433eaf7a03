import { isIP } from 'node:net';
import type { Address, CheckContext } from '../check-kind.ts';
import { detailOf, type Reason } from '../reasons.ts';
import { untilAborted } from '../until-aborted.ts';
import type { IpFamily } from './place.ts';
import { reasonOfError } from './reason-of-error.ts';

export interface Found {
  readonly addresses: readonly Address[];
  readonly dnsMs?: number;
  /** Why there is none that is wanted. */
  readonly reason?: Reason;
}

/** More are neither tried nor told. */
const maxAddresses = 16;

/** All addresses of a host, those of the wanted family only. An address is its own. */
export async function findAddresses(
  host: string,
  family: IpFamily,
  context: Pick<CheckContext, 'resolve' | 'signal' | 'monotonicMs'>,
): Promise<Found> {
  const literal = isIP(host);
  if (literal === 4 || literal === 6) return onlyOf([{ address: host, family: literal }], family, undefined);
  const startMs = context.monotonicMs();
  try {
    const all = await untilAborted(context.resolve(host, context.signal), context.signal);
    return onlyOf(all.slice(0, maxAddresses), family, context.monotonicMs() - startMs);
  } catch (error) {
    const dnsMs = context.monotonicMs() - startMs;
    if (context.signal.aborted) return { addresses: [], dnsMs, reason: { id: 'resolver-silent' } };
    return { addresses: [], dnsMs, reason: resolverReason(error) };
  }
}

function onlyOf(all: readonly Address[], family: IpFamily, dnsMs: number | undefined): Found {
  const addresses = family === 'any' ? all : all.filter((one) => one.family === (family === 'ipv4' ? 4 : 6));
  if (addresses.length > 0) return { addresses, ...(dnsMs !== undefined && { dnsMs }) };
  const detail = all.length === 0 ? undefined : `No address of the wanted version, only ${all[0]?.address}`;
  return {
    addresses: all,
    ...(dnsMs !== undefined && { dnsMs }),
    reason: { id: 'name-unknown', ...(detail && { detail }) },
  };
}

/** A connection that is refused is that to the name server, here. */
function resolverReason(error: unknown): Reason {
  const reason = reasonOfError(error);
  if (reason?.id.startsWith('resolver-') || reason?.id === 'name-unknown') return reason;
  const said = error instanceof Error ? error.message : String(error);
  return { id: 'resolver-failed', detail: detailOf(said) };
}
