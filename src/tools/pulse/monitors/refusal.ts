import type { BulkOutcome } from '#contracts/pulse/monitors.ts';
import type { Sentence } from '#kernel/errors.ts';

/** One of many that was not done. */
export function refusal(id: string, name: string, { en, es }: Sentence): BulkOutcome['refused'][number] {
  return { id, name, reason: en, reasonEs: es };
}

export const gone: Sentence = { en: 'It was not found.', es: 'No se encontró.' };

export const notAllowed: Sentence = {
  en: 'Your role does not allow this.',
  es: 'Tu rol no lo permite.',
};
