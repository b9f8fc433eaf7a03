import { type CheckContext, type CheckOutcome, defineCheckKind } from './check-kind.ts';
import { findAddresses } from './connection/find-addresses.ts';
import { placeText } from './connection/place.ts';
import { askServer, type DnsAnswer } from './dns/ask-server.ts';
import { type DnsSettings, dnsSettings, serversOf } from './dns/dns-settings.ts';
import { judgeRecords } from './dns/judge-records.ts';
import { detailOf, type Reason } from './reasons.ts';
import { valuesOf, withValues } from './values-of.ts';

export const dns = defineCheckKind({
  kind: 'dns',
  title: { en: 'DNS', es: 'DNS' },
  help: {
    en: 'Asks a name server for the records of a name.',
    es: 'Pide a un servidor de nombres los registros de un nombre.',
  },
  settings: dnsSettings,
  values: valuesOf('DNS_RCODE', 'BODY', 'CONNECTED', 'RESPONSE_TIME'),
  target: ({ server, port, name }) => {
    const [first] = serversOf(server);
    return first === undefined ? name : placeText(first, port);
  },
  async check(settings, context) {
    const startMs = context.monotonicMs();
    const servers = await findServers(settings, context);
    if ('reason' in servers) return { ok: false, reason: servers.reason };
    const leftMs = context.timeoutMs - (context.monotonicMs() - startMs);
    const answer = await askServer(
      { name: settings.name, type: settings.type, servers: servers.places },
      { signal: context.signal, timeoutMs: Math.max(1, leftMs) },
    );
    const totalMs = context.monotonicMs() - startMs;
    return outcomeOf(settings, context, answer, totalMs);
  },
});

function outcomeOf(
  settings: DnsSettings,
  context: CheckContext,
  answer: DnsAnswer,
  totalMs: number,
): CheckOutcome {
  const isAnswered = answer.kind === 'answered';
  const seen = {
    timings: { totalMs },
    ...(isAnswered && { latencyMs: totalMs }),
    ...(isAnswered && /^A{1,4}$/.test(settings.type) && { addresses: answer.records.slice(0, 16) }),
  };
  const facts = withValues(seen, context, (name) => {
    if (name === 'CONNECTED') return isAnswered;
    if (name === 'DNS_RCODE') return isAnswered ? answer.code : undefined;
    return name === 'BODY' && isAnswered ? answer.records.join(', ') : undefined;
  });
  const { reason, evidence } = judgeRecords(settings, answer);
  if (reason === undefined) return { ...facts, ok: true };
  return { ...facts, ok: false, reason, ...(evidence && { evidence }) };
}

/** Addresses with ports, as node:dns takes them. A name server that is given by name is looked up first. */
async function findServers(
  { server, port }: DnsSettings,
  context: CheckContext,
): Promise<{ readonly places: string[] } | { readonly reason: Reason }> {
  const found = await Promise.all(serversOf(server).map((host) => findAddresses(host, 'any', context)));
  const failed = found.find(({ reason }) => reason !== undefined);
  if (failed?.reason !== undefined) {
    const detail = detailOf(`The name server itself: ${failed.reason.detail ?? failed.reason.id}`);
    return { reason: { id: failed.reason.id, detail } };
  }
  const addresses = found.flatMap((one) => one.addresses.slice(0, 1));
  return { places: addresses.map(({ address }) => placeText(address, port)) };
}
