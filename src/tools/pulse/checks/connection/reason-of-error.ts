import { detailOf, type Reason, type ReasonId } from '../reasons.ts';

const reasonsOfCodes: Readonly<Record<string, ReasonId>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  EINVAL: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ETIMEDOUT: 'timeout-connect',
  ENOTFOUND: 'name-unknown',
  ENODATA: 'name-unknown',
  ETIMEOUT: 'resolver-silent',
  ESERVFAIL: 'resolver-failed',
  EREFUSED: 'resolver-failed',
  EFORMERR: 'resolver-failed',
  ENOTIMP: 'resolver-failed',
  EBADRESP: 'resolver-failed',
  EAI_AGAIN: 'resolver-failed',
  EBADNAME: 'name-unknown',
};

/** What an error of node:net, node:tls, node:http or node:dns means. Undefined: it is none that a target can cause. */
export function reasonOfError(error: unknown): Reason | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = Object.hasOwn(reasonsOfCodes, code) ? reasonsOfCodes[code] : undefined;
  if (known !== undefined) return { id: known };
  if (code.startsWith('HPE_')) return { id: 'bad-answer', detail: detailOf(error.message) };
  if (code === 'EPROTO' || /^ERR_(SSL|TLS|OSSL)_/.test(code))
    return { id: 'tls-failed', detail: tlsWords(error.message) };
  return undefined;
}

/** OpenSSL says much around the reason: `0094:error:0A000410:SSL routines:f:ssl/tls alert handshake failure:file.c:918:…`. */
function tlsWords(message: string): string {
  const [, routines] = /:SSL routines:[^:]*:([^:]+)/i.exec(message) ?? [];
  return detailOf(routines ?? message);
}
