import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { type CheckContext, defineCheckKind } from './check-kind.ts';
import { certificateEvidence, certificateReason, expiryReason } from './connection/certificate-facts.ts';
import { connect } from './connection/connect.ts';
import { hostName, ipFamily, placeText, portNumber } from './connection/place.ts';
import { secure } from './connection/secure.ts';
import { connectionFacts, type ConnectionSeen } from './connection/shared-facts.ts';
import { ignoreTls, secureContextOf } from './connection/trust.ts';
import type { Reason } from './reasons.ts';
import { valuesOf, withValues } from './values-of.ts';

const days = z.int().min(0).max(365);

const settings = z.object({
  host: hostName.meta({ title: 'Host', placeholder: 'photos.lan', es: { title: 'Equipo' } }),
  port: portNumber.default(443).meta({ title: 'Port', es: { title: 'Puerto' } }),
  serverName: hostName.optional().meta({
    title: 'Name in the certificate',
    help: 'If it is another than that of the host.',
    es: { title: 'Nombre en el certificado', help: 'Si es otro que el del equipo.' },
  }),
  warnDays: days.default(14).meta({
    title: 'Degraded before it expires',
    unit: 'days',
    es: { title: 'Degradado antes de que caduque', unit: 'días' },
  }),
  failDays: days.default(0).meta({
    title: 'Down before it expires',
    unit: 'days',
    help: '0: once it has expired.',
    es: { title: 'Caído antes de que caduque', unit: 'días', help: '0: cuando haya caducado.' },
  }),
  family: ipFamily,
  ignoreTls: ignoreTls.meta({
    title: 'Accept any authority and name',
    help: 'Only the dates are looked at.',
    es: { title: 'Aceptar cualquier autoridad y nombre', help: 'Solo se miran las fechas.' },
  }),
  ca: ownAuthority,
});
type Settings = z.output<typeof settings>;

export const tls = defineCheckKind({
  kind: 'tls',
  title: { en: 'TLS certificate', es: 'Certificado TLS' },
  help: {
    en: 'Looks at the certificate of a server: whom it is for, who signed it, and how long it is valid.',
    es: 'Mira el certificado de un servidor: para quién es, quién lo firmó y hasta cuándo vale.',
  },
  settings,
  values: valuesOf('CERTIFICATE_EXPIRATION', 'CONNECTED', 'RESPONSE_TIME', 'IP'),
  target: ({ host, port }) => placeText(host, port),
  async check(asked, context) {
    const startMs = context.monotonicMs();
    const seen = await look(asked, context);
    const totalMs = context.monotonicMs() - startMs;
    const found = { ...connectionFacts(seen, totalMs), ...(seen.certificate && { latencyMs: totalMs }) };
    return { ...withValues(found, context), ...judge(asked, seen, context.nowMs()) };
  },
});

interface Look extends ConnectionSeen {
  readonly reason?: Reason;
}

async function look(asked: Settings, context: CheckContext): Promise<Look> {
  const connection = await connect(asked, context);
  if (connection.socket === undefined) return connection;
  const { socket, ...seen } = connection;
  const host = asked.serverName ?? asked.host;
  const how = { host, secureContext: secureContextOf(asked), protocols: [] };
  const secured = await secure(socket, how, context);
  if (secured.reason !== undefined) return { ...seen, reason: secured.reason };
  secured.socket.destroy();
  const { certificate, tlsMs } = secured;
  return { ...seen, certificate, timings: { ...seen.timings, tlsMs } };
}

function judge(asked: Settings, { certificate, reason: failed }: Look, nowMs: number) {
  const host = asked.serverName ?? asked.host;
  if (certificate === undefined) return { ok: false, reason: failed ?? { id: 'tls-failed' } } as const;
  const wrong = certificateReason(certificate, host, nowMs);
  const isForgiven = asked.ignoreTls && wrong?.id !== 'tls-expired';
  const reason = (isForgiven ? undefined : wrong) ?? expiryReason(certificate, asked.failDays);
  if (reason !== undefined)
    return { ok: false, reason, evidence: [certificateEvidence(certificate, host)] } as const;
  const warning = expiryReason(certificate, asked.warnDays);
  return warning ? ({ ok: true, warning } as const) : ({ ok: true } as const);
}
