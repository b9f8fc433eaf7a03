import type { Finding } from '#contracts/security/finding.ts';
import type { SecurityMoment } from '#contracts/security/lab.ts';
import { severityWords } from '#contracts/security/severity-words.ts';
import type { Words } from '#contracts/words.ts';
import type { ChangeWhy } from './finding-changes.ts';

/** One line for an alert: `redis:7: CVE-2026-1 in openssl is being exploited, and 2 more`. */
export function foundWords(reference: string, why: ChangeWhy, findings: readonly Finding[]): Words {
  const [first] = findings;
  if (!first) return { en: reference, es: reference };
  const more = findings.length - 1;
  const says = whatIs(why, first);
  return {
    en: `${reference}: ${first.flaw} in ${first.package} ${says.en}${more > 0 ? `, and ${more} more` : ''}`,
    es: `${reference}: ${first.flaw} en ${first.package} ${says.es}${more > 0 ? `, y ${more} más` : ''}`,
  };
}

function whatIs(why: ChangeWhy, { severity, repair, exploited }: Finding): Words {
  if (why === 'exploited' || exploited !== null)
    return { en: 'is being exploited', es: 'se está explotando' };
  if (why === 'repairable')
    return { en: `can be repaired (${repair.version})`, es: `se puede corregir (${repair.version})` };
  if (why === 'reopened') return { en: 'is open again', es: 'vuelve a estar abierta' };
  const { en, es } = severityWords[severity];
  return { en: `is new (${en})`, es: `es nueva (${es})` };
}

export function settledWords(reference: string): Words {
  return {
    en: `${reference}: nothing urgent is left`,
    es: `${reference}: no queda nada urgente`,
  };
}

/** `3 flaws are new`. */
export function momentWords(kind: MomentKind, count: number): Words {
  const isOne = count === 1;
  const { one, many } = kinds[kind];
  return isOne
    ? { en: `1 flaw ${one.en}`, es: `1 vulnerabilidad ${one.es}` }
    : { en: `${count} flaws ${many.en}`, es: `${count} vulnerabilidades ${many.es}` };
}

export type MomentKind = SecurityMoment['kind'];

const kinds: Readonly<Record<MomentKind, { readonly one: Words; readonly many: Words }>> = {
  appeared: { one: { en: 'is new', es: 'es nueva' }, many: { en: 'are new', es: 'son nuevas' } },
  repaired: {
    one: { en: 'is not there any more', es: 'ya no está' },
    many: { en: 'are not there any more', es: 'ya no están' },
  },
  withdrawn: {
    one: { en: 'is not told of any more by any advisory', es: 'ya no figura en ningún aviso' },
    many: { en: 'are not told of any more by any advisory', es: 'ya no figuran en ningún aviso' },
  },
  exploited: {
    one: { en: 'is being exploited now', es: 'se está explotando' },
    many: { en: 'are being exploited now', es: 'se están explotando' },
  },
  repairable: {
    one: { en: 'can be repaired now', es: 'ya se puede corregir' },
    many: { en: 'can be repaired now', es: 'ya se pueden corregir' },
  },
  accepted: {
    one: { en: 'is accepted', es: 'está aceptada' },
    many: { en: 'are accepted', es: 'están aceptadas' },
  },
  reopened: {
    one: { en: 'is open again', es: 'vuelve a estar abierta' },
    many: { en: 'are open again', es: 'vuelven a estar abiertas' },
  },
};
