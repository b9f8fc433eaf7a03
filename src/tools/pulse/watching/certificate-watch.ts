import type { CertificateFacts } from '../checks/check-kind.ts';
import type { CheckOutcome } from '../checks/check-kind.ts';

/** What has been said of a certificate that expires soon. Plain JSON. */
export interface CertificateTold {
  readonly validToMs: number;
  /** How many days were left when it was said last. */
  readonly daysLeft: number;
}

/** It is said when the monitor first warns, and again when so many days are left. */
const againAtDays = [14, 7, 3, 1, 0];

/** Whether a check is reason to say something of the certificate, and what is to be remembered of it. */
export function judgeCertificate(
  told: CertificateTold | undefined,
  { certificate, warning, reason }: Pick<CheckOutcome, 'certificate' | 'warning' | 'reason'>,
): { readonly told: CertificateTold | undefined; readonly say?: 'expires' | 'renewed' } {
  if (!certificate) return { told };
  const { validToMs, daysLeft } = certificate;
  const id = (reason ?? warning)?.id;
  const isExpiring = id === 'tls-expiring' || id === 'tls-expired';
  if (told && validToMs > told.validToMs && !isExpiring) return { told: undefined, say: 'renewed' };
  if (!isExpiring) return { told };
  const isNew = !told || told.validToMs !== validToMs;
  return isNew || passed(told, certificate) ? { told: { validToMs, daysLeft }, say: 'expires' } : { told };
}

function passed(told: CertificateTold, { daysLeft }: CertificateFacts): boolean {
  return againAtDays.some((days) => daysLeft <= days && days < told.daysLeft);
}
