import type { BulkOutcome } from '#contracts/pulse/monitors.ts';
import type { Text } from '#library/text.ts';

/** One of many that was not done. */
export function refusal(id: string, name: string, { en, es }: Text): BulkOutcome['refused'][number] {
  return { id, name, reason: en, reasonEs: es };
}

export const gone: Text = { en: 'It was not found.', es: 'No se encontró.' };

export const notAllowed: Text = {
  en: 'Your role does not allow this.',
  es: 'Tu rol no lo permite.',
};
