import type { Text } from '#library/text.ts';

/** What happened and what to do about it, in both languages; never a secret. */
export type Reason = Text;

export const destinationRemoved: Reason = {
  en: 'The destination was removed.',
  es: 'El canal se eliminó.',
};

/** An outcome's reason. Where nobody said it in Spanish, it is the receiver's own words. */
export function reasonOf(said: { readonly reason: string; readonly reasonEs?: string | undefined }): Reason {
  return { en: said.reason, es: said.reasonEs ?? said.reason };
}

/** Both parts, one behind the other, in each language. */
export function inBoth(first: Reason, join: string, second: Reason): Reason {
  return { en: `${first.en}${join}${second.en}`, es: `${first.es}${join}${second.es}` };
}

/** As an outcome carries it. */
export function saidOf({ en, es }: Reason): { readonly reason: string; readonly reasonEs: string } {
  return { reason: en, reasonEs: es };
}
