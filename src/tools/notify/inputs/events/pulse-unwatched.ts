import type { Evidence } from '#contracts/notify/alert.ts';

type Wording = Omit<Evidence, 'changeAt' | 'es'> & { readonly summary: string };

/** Of a monitor that nobody checks any more: whatever was wrong, no check will say that it is over. */
export function unwatched(
  name: string,
  target: string,
  why: 'paused' | 'removed',
): { readonly en: Wording; readonly es: Wording } {
  const en = {
    paused: { summary: `${name} was paused`, seen: 'nobody checks it any more: it is paused' },
    removed: { summary: `${name} was removed`, seen: 'nobody checks it any more: it was removed' },
  };
  const es = {
    paused: { summary: `${name} está en pausa`, seen: 'ya nadie lo comprueba: está en pausa' },
    removed: { summary: `${name} se eliminó`, seen: 'ya nadie lo comprueba: se eliminó' },
  };
  return {
    en: { ...en[why], checked: target, expected: 'an answer', setBy: 'whoever changed the monitor' },
    es: { ...es[why], checked: target, expected: 'una respuesta', setBy: 'quien cambió el monitor' },
  };
}
