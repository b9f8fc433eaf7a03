import type { CertificateFacts, Timings } from '../checks/check-kind.ts';
import type { Text } from '#library/text.ts';
import type { SeenCheck } from './seen-check.ts';

/** Something that was one way when it last worked, and another when it first did not. */
export interface Difference {
  readonly kind: 'addresses' | 'address' | 'certificate' | 'timing' | 'not-reached';
  readonly label: Text;
  readonly before: string;
  readonly after: string;
}

const steps: readonly { readonly key: keyof Timings; readonly label: Text }[] = [
  { key: 'dnsMs', label: { en: 'Name look-up', es: 'Resolución del nombre' } },
  { key: 'connectMs', label: { en: 'Connection', es: 'Conexión' } },
  { key: 'tlsMs', label: { en: 'Encryption', es: 'Cifrado' } },
  { key: 'firstByteMs', label: { en: 'Wait for the answer', es: 'Espera de la respuesta' } },
];

/** A step that takes so many times as long, and so much longer, is worth a line. */
const slowerTimes = 3;
const slowerByMs = 100;

/** The last good check against the first bad one. Empty when nothing differs but that it failed. */
export function differencesOf(good: SeenCheck, bad: SeenCheck): Difference[] {
  return [
    ...addressDifferences(good, bad),
    ...certificateDifferences(good.certificate, bad.certificate),
    ...timingDifferences(good.timings, bad.timings),
  ];
}

function addressDifferences(good: SeenCheck, bad: SeenCheck): Difference[] {
  const [before, after] = [listOf(good.addresses), listOf(bad.addresses)];
  if (before !== '' && after !== '' && before !== after)
    return [
      {
        kind: 'addresses',
        label: { en: 'What the name stands for', es: 'A qué apunta el nombre' },
        before,
        after,
      },
    ];
  const isOther = good.address !== undefined && bad.address !== undefined && good.address !== bad.address;
  if (!isOther) return [];
  const label = { en: 'The address that was used', es: 'La dirección que se usó' };
  return [{ kind: 'address', label, before: good.address ?? '', after: bad.address ?? '' }];
}

/** Resolvers turn the order about with each answer. */
function listOf(addresses: readonly string[] | undefined): string {
  return [...(addresses ?? [])].toSorted().join(', ');
}

function certificateDifferences(
  good: CertificateFacts | undefined,
  bad: CertificateFacts | undefined,
): Difference[] {
  if (!good || !bad) return [];
  const [before, after] = [certificateText(good), certificateText(bad)];
  if (before === after) return [];
  return [{ kind: 'certificate', label: { en: 'Certificate', es: 'Certificado' }, before, after }];
}

function certificateText({ subject, issuer, validToMs, problem }: CertificateFacts): string {
  const until = new Date(validToMs).toISOString().slice(0, 10);
  return `${subject}, ${issuer}, ${until}${problem === undefined ? '' : `, ${problem}`}`;
}

/** Which step took much longer, or which one it did not reach any more. */
function timingDifferences(good: Timings = {}, bad: Timings = {}): Difference[] {
  const found: Difference[] = [];
  for (const { key, label } of steps) {
    const [before, after] = [good[key], bad[key]];
    if (before === undefined) continue;
    if (after === undefined) {
      found.push({ kind: 'not-reached', label, before: msText(before), after: '–' });
      break;
    }
    if (after > before * slowerTimes && after - before > slowerByMs)
      found.push({ kind: 'timing', label, before: msText(before), after: msText(after) });
  }
  return found;
}

function msText(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
