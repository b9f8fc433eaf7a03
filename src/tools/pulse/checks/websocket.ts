import { type CertificateFacts, type CheckContext, defineCheckKind, type Evidence } from './check-kind.ts';
import { certificateEvidence } from './connection/certificate-facts.ts';
import { placeText } from './connection/place.ts';
import { reach } from './connection/reach.ts';
import { connectionFacts, type ConnectionSeen } from './connection/shared-facts.ts';
import { secureContextOf } from './connection/trust.ts';
import { type Destination, destinationOf } from './http/destination.ts';
import { readHeaders } from './http/header-lines.ts';
import { secretTexts, withoutSecrets } from './secret-texts.ts';
import { isWithin } from './number-ranges.ts';
import { detailOf, type Reason } from './reasons.ts';
import { valuesOf, withValues } from './values-of.ts';
import { parseCloseCodes } from './websocket/close-codes.ts';
import { talk, type Talk } from './websocket/talk.ts';
import { asHttp, websocketSettings, type WebsocketSettings } from './websocket/websocket-settings.ts';

export const websocket = defineCheckKind({
  kind: 'websocket',
  title: { en: 'WebSocket', es: 'WebSocket' },
  help: {
    en: 'Opens a WebSocket, and if you want, sends a message and looks at what comes back.',
    es: 'Abre un WebSocket y, si quieres, envía un mensaje y mira lo que vuelve.',
  },
  settings: websocketSettings,
  values: valuesOf('CONNECTED', 'RESPONSE_TIME', 'BODY', 'STATUS', 'IP', 'CERTIFICATE_EXPIRATION'),
  target(settings) {
    const { host, port } = destination(settings);
    return placeText(host, port);
  },
  secrets: secretsOf,
  async check(settings, context) {
    const startMs = context.monotonicMs();
    const seen = await open(settings, context);
    const totalMs = context.monotonicMs() - startMs;
    const { certificate, talk: talked, reason } = seen;
    const found = { ...connectionFacts(seen, totalMs), ...(talked?.isOpened && { latencyMs: totalMs }) };
    const facts = withValues(found, context, (name) => {
      if (name === 'CONNECTED') return talked?.isOpened ?? false;
      // Of a refusal as well.
      if (name === 'RESPONSE_TIME') return talked && Math.round(totalMs);
      if (name === 'BODY') return talked?.heard;
      return name === 'STATUS' ? (talked?.isOpened ? 101 : talked?.status) : undefined;
    });
    if (reason === undefined) return { ...facts, ok: true };
    return { ...facts, ok: false, ...told(settings, reason, certificate) };
  },
});

interface Seen extends ConnectionSeen {
  readonly talk?: Talk;
  readonly reason?: Reason | undefined;
}

async function open(settings: WebsocketSettings, context: CheckContext): Promise<Seen> {
  const to = destination(settings);
  const secureContext = secureContextOf(settings);
  const encryption = { secureContext, isTrustIgnored: settings.ignoreTls, protocols: ['http/1.1'] };
  const { socket, ...seen } = await reach(to, to.isSecure ? encryption : undefined, context);
  if (socket === undefined) return seen;
  const talked = await talk(socket, dialogueOf(settings, to, context), context.signal);
  return { ...seen, talk: talked, reason: talked.reason };
}

function dialogueOf(settings: WebsocketSettings, to: Destination, { wants }: CheckContext) {
  const { headers = '', secretHeaders = '', expect = '', protocols = '' } = settings;
  const closeCodes = parseCloseCodes(settings.closeCodes) ?? [];
  return {
    path: to.path,
    authority: to.authority,
    headers: {
      'User-Agent': 'NEXUS-Pulse',
      ...Object.fromEntries([...readHeaders(headers), ...readHeaders(secretHeaders)]),
    },
    protocols: protocols.split(/[\s,]+/).filter((name) => name !== ''),
    say: settings.send,
    isAnswerAwaited: expect !== '' || wants.has('BODY'),
    wanted: expect,
    isCloseCodeAccepted: (code: number) => isWithin(closeCodes, code),
  };
}

function told(
  settings: WebsocketSettings,
  reason: Reason,
  certificate: CertificateFacts | undefined,
): { readonly reason: Reason; readonly evidence: Evidence[] } {
  const detail = reason.detail && withoutSecrets(reason.detail, secretsOf(settings));
  const evidence: Evidence[] = [];
  if (reason.id === 'keyword-missing')
    evidence.push({
      label: 'Message',
      labelEs: 'Mensaje',
      expected: detailOf(settings.expect ?? ''),
      seen: detail ?? '',
    });
  if (certificate && reason.id.startsWith('tls-'))
    evidence.push(certificateEvidence(certificate, destination(settings).host));
  return { reason: { id: reason.id, ...(detail && { detail }) }, evidence };
}

function secretsOf({ secretHeaders = '' }: WebsocketSettings): string[] {
  return secretTexts(readHeaders(secretHeaders));
}

function destination({ url, family }: WebsocketSettings): Destination {
  const found = destinationOf(new URL(asHttp(url)), family);
  if (found === undefined) throw new Error('The settings of a check were not parsed before it ran.');
  return found;
}
