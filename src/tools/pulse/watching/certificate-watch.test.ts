import { expect, test } from 'vitest';
import { type CertificateTold, judgeCertificate } from './certificate-watch.ts';

const dayMs = 86_400_000;
const validToMs = Date.UTC(2027, 0, 1);

function certificate(daysLeft: number, untilMs = validToMs) {
  return {
    subject: 'a',
    issuer: 'b',
    validToMs: untilMs,
    daysLeft,
    isSelfSigned: false,
    isTrusted: true,
    names: [],
  };
}

test('it is said once when it is near, again at fewer days, and when there is a new one', () => {
  let told: CertificateTold | undefined;
  const said: string[] = [];
  const see = (daysLeft: number, untilMs = validToMs, isExpiring = daysLeft < 21) => {
    const judged = judgeCertificate(told, {
      certificate: certificate(daysLeft, untilMs),
      ...(isExpiring && { warning: { id: 'tls-expiring' as const } }),
    });
    told = judged.told;
    if (judged.say) said.push(`${judged.say} ${daysLeft}`);
  };
  for (let days = 30; days >= 2; days -= 1) for (let n = 0; n < 3; n += 1) see(days);
  see(90, validToMs + 90 * dayMs);
  see(89, validToMs + 90 * dayMs);
  expect(said).toEqual(['expires 20', 'expires 14', 'expires 7', 'expires 3', 'renewed 90']);
  expect(told).toBeUndefined();
});

test('no certificate, and one that nobody warns of, say nothing', () => {
  expect(judgeCertificate(undefined, {})).toEqual({ told: undefined });
  expect(judgeCertificate(undefined, { certificate: certificate(1) })).toEqual({ told: undefined });
  const told = { validToMs, daysLeft: 3 };
  expect(judgeCertificate(told, {})).toEqual({ told });
  expect(
    judgeCertificate(told, { certificate: certificate(-1), reason: { id: 'tls-expired' } }),
  ).toMatchObject({ say: 'expires' });
});
