import type { AlertRecord } from '../alerts/alert-record.ts';

type Named = Pick<AlertRecord, 'fingerprint' | 'flapping'>;

const flapping = '~';
const snoozed = '!';

/** A flapping alert goes by another name in the notification log, so that beginning and ceasing to flap are news. */
export function nameOf(alert: Named): string {
  return alert.flapping ? `${alert.fingerprint}${flapping}` : alert.fingerprint;
}

export function flappingNameOf({ fingerprint }: Pick<Named, 'fingerprint'>): string {
  return `${fingerprint}${flapping}`;
}

/** Told, then snoozed: its end is told, and so is that it still fires afterwards. */
export function snoozedNameOf({ fingerprint }: Pick<Named, 'fingerprint'>): string {
  return `${fingerprint}${snoozed}`;
}

/** Whatever it may have been told as: one that is held back can begin or cease to flap meanwhile. */
export function namesOf(alert: Pick<Named, 'fingerprint'>): string[] {
  return [alert.fingerprint, flappingNameOf(alert), snoozedNameOf(alert)];
}

export function fingerprintOf(name: string): string {
  return name.endsWith(flapping) || name.endsWith(snoozed) ? name.slice(0, -1) : name;
}
