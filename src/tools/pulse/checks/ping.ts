import { z } from 'zod';
import { type CheckFacts, type CheckKind, type CheckOutcome, defineCheckKind } from './check-kind.ts';
import { findAddresses } from './connection/find-addresses.ts';
import { hostName, ipFamily } from './connection/place.ts';
import type { PingResult } from './ping/read-ping-output.ts';
import { type PingProgram, runPing, usualPrograms } from './ping/run-ping.ts';
import type { Reason } from './reasons.ts';
import { valuesOf, withValues } from './values-of.ts';

const percent = z.int().min(0).max(100);

const settings = z.object({
  host: hostName.meta({ title: 'Host', placeholder: 'nas.lan', es: { title: 'Equipo' } }),
  count: z
    .int()
    .min(1)
    .max(20)
    .default(3)
    .meta({
      title: 'Packets',
      help: 'One a second. All of them have to fit into the time that the check has.',
      es: { title: 'Paquetes', help: 'Uno por segundo. Todos deben caber en el tiempo de la comprobación.' },
    }),
  size: z
    .int()
    .min(0)
    .max(1472)
    .default(56)
    .meta({ title: 'Bytes in a packet', unit: 'B', es: { title: 'Bytes por paquete', unit: 'B' } }),
  warnLoss: percent.default(34).meta({
    title: 'Degraded above this loss',
    unit: '%',
    es: { title: 'Degradado por encima de esta pérdida', unit: '%' },
  }),
  failLoss: percent.default(99).meta({
    title: 'Down above this loss',
    unit: '%',
    help: '99: when nothing comes back.',
    es: { title: 'Caído por encima de esta pérdida', unit: '%', help: '99: cuando no vuelve nada.' },
  }),
  family: ipFamily,
});
type Settings = z.output<typeof settings>;

/** Pings with one of these programs: raw packets are for the system's own program to send. */
export function pingWith(programs: readonly PingProgram[]): CheckKind<Settings> {
  return defineCheckKind({
    kind: 'ping',
    title: { en: 'Ping', es: 'Ping' },
    help: {
      en: 'Sends small packets and counts what comes back. It needs the program ping where NEXUS runs.',
      es: 'Envía paquetes pequeños y cuenta los que vuelven. Necesita el programa ping donde corre NEXUS.',
    },
    settings,
    values: valuesOf('CONNECTED', 'RESPONSE_TIME', 'IP'),
    target: ({ host }) => host,
    async check(asked, context) {
      const startMs = context.monotonicMs();
      const found = await findAddresses(asked.host, asked.family, context);
      const [first] = found.addresses;
      const dns = found.dnsMs === undefined ? {} : { dnsMs: found.dnsMs };
      const addresses = found.addresses.map(({ address }) => address);
      if (found.reason !== undefined || first === undefined)
        return { ok: false, reason: found.reason ?? { id: 'name-unknown' }, addresses, timings: dns };
      const run = await runPing(programs, { ...asked, ...first }, context.signal);
      const timings = { ...dns, totalMs: context.monotonicMs() - startMs };
      const { rttMs, received = 0 } = run.result ?? {};
      const seen = { addresses, address: first.address, timings, ...(rttMs && { latencyMs: rttMs.mean }) };
      const facts = withValues(seen, context, (name) => (name === 'CONNECTED' ? received > 0 : undefined));
      return run.reason === undefined
        ? judge(asked, run.result, facts)
        : { ...facts, ok: false, reason: run.reason };
    },
  });
}

export const ping = pingWith(usualPrograms);

function judge({ warnLoss, failLoss }: Settings, result: PingResult, facts: CheckFacts): CheckOutcome {
  const { sent, received } = result;
  const loss = sent === 0 ? 100 : ((sent - received) / sent) * 100;
  const lost: Reason = { id: 'lost-packets', detail: `${sent - received} of ${sent} did not come back` };
  if (loss > failLoss)
    return {
      ...facts,
      ok: false,
      reason: lost,
      evidence: [
        {
          label: 'Packet loss',
          labelEs: 'Pérdida',
          expected: `at most ${failLoss} %`,
          seen: `${Math.round(loss)} %`,
        },
      ],
    };
  return loss > warnLoss ? { ...facts, ok: true, warning: lost } : { ...facts, ok: true };
}
