import type { EditWarning } from '#contracts/containers/edit-plan.ts';
import { editIssueWords } from '#contracts/containers/edit-issue-words.ts';
import { editWarningWords } from '#contracts/containers/edit-warning-words.ts';
import type { Language } from '../../../i18n/message.ts';
import { formatMessage } from '../../../i18n/message.ts';

const editWords = Object.entries({ ...editIssueWords, ...editWarningWords });

/** A sentence of the server in the reader's language; one that this page does not know, as it came. */
export function sentence({ code, message, values }: EditWarning, language: Language): string {
  const words = editWords.find(([known]) => known === code)?.[1];
  return words ? formatMessage(words, language, values) : message;
}
