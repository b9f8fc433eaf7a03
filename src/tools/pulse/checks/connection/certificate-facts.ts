import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts, Evidence } from '../check-kind.ts';
import { detailOf, type Reason } from '../reasons.ts';

const dayMs = 86_400_000;
const maxNames = 20;
const maxLength = 200;

/** @param problem the code of Node and OpenSSL where no trusted chain was found. */
export function certificateFacts(
  certificate: X509Certificate,
  problem: string | undefined,
  nowMs: number,
): CertificateFacts {
  const validToMs = Date.parse(certificate.validTo);
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validToMs,
    daysLeft: Math.floor((validToMs - nowMs) / dayMs),
    isSelfSigned: certificate.checkIssued(certificate),
    isTrusted: problem === undefined,
    names: namesOf(certificate.subjectAltName ?? ''),
    ...(problem !== undefined && { problem }),
  };
}

/** Why a certificate is not good enough; undefined where it is. */
export function certificateReason(facts: CertificateFacts, host: string, nowMs: number): Reason | undefined {
  const until = dateText(facts.validToMs);
  if (facts.validToMs <= nowMs) return { id: 'tls-expired', detail: `Valid until ${until}` };
  if (facts.problem === undefined) return undefined;
  if (facts.problem === 'CERT_NOT_YET_VALID') return { id: 'tls-expired', detail: 'Not valid yet' };
  if (facts.problem === 'CERT_HAS_EXPIRED')
    return { id: 'tls-expired', detail: 'A certificate of the authorities above it has expired' };
  if (facts.problem === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return {
      id: 'tls-name',
      detail: detailOf(`${host} is not among ${facts.names.join(', ') || facts.subject}`),
    };
  const self = facts.isSelfSigned ? 'Signed by itself' : `Signed by ${facts.issuer}`;
  return { id: 'tls-untrusted', detail: detailOf(`${self} (${facts.problem})`) };
}

/** That a certificate ends within so many days; 0 days: nobody asks. */
export function expiryReason(facts: CertificateFacts, withinDays: number): Reason | undefined {
  if (facts.daysLeft >= withinDays) return undefined;
  return { id: 'tls-expiring', detail: `${facts.daysLeft} days left, until ${dateText(facts.validToMs)}` };
}

export function certificateEvidence(facts: CertificateFacts, host: string): Evidence {
  const names = facts.names.slice(0, 5).join(', ') || facts.subject;
  return {
    label: 'Certificate',
    labelEs: 'Certificado',
    expected: `trusted, for ${host}`,
    seen: detailOf(`for ${names}, by ${facts.issuer}, until ${dateText(facts.validToMs)}`),
  };
}

/** Undated certificates are read as they come: what no date can be made of is shown as such. */
function dateText(ms: number): string {
  return Number.isNaN(ms) ? 'an unreadable date' : new Date(ms).toISOString().slice(0, 10);
}

/** The common name, or the organization, or all that there is. */
function nameOf(distinguished: string): string {
  const parts = new Map(
    distinguished.split('\n').map((line): [string, string] => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
  return detailOf(parts.get('CN') ?? parts.get('O') ?? distinguished).slice(0, maxLength);
}

function namesOf(alternatives: string): string[] {
  return alternatives
    .split(', ')
    .filter((entry) => /^(DNS|IP Address):/.test(entry))
    .slice(0, maxNames)
    .map((entry) => detailOf(entry.slice(entry.indexOf(':') + 1)).slice(0, maxLength));
}
