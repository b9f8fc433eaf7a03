import { useCallback } from 'react';
import type { Words } from '#contracts/words.ts';
import { useLanguage } from '../../i18n/language.ts';

/** A sentence of the server in the language of the page. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return useCallback((words) => words[language], [language]);
}
