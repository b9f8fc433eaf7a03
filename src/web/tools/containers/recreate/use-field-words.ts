import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { ChangeWords } from '../edit/change-words.ts';
import { editText } from '../edit/edit-text.ts';
import { fieldsText } from '../edit/fields-text.ts';

/** The names that the form of a container has for its fields. */
export function useFieldWords(): ChangeWords {
  return { text: useText(fieldsText), words: useText(editText), format: useFormat() };
}
