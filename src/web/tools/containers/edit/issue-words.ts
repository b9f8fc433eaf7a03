import type { EditWarning } from '#contracts/containers/edit.ts';
import { editWords } from '#contracts/containers/edit-words.ts';
import type { Language } from '../../../i18n/message.ts';
import { formatMessage } from '../../../i18n/message.ts';

/** A sentence of the server in the reader's language; one that this page does not know, as it came. */
export function sentence({ code, message, values }: EditWarning, language: Language): string {
  const words = Object.entries(editWords).find(([known]) => known === code)?.[1];
  return words ? formatMessage(words, language, values) : message;
}
