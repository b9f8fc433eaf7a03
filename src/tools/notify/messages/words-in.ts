import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { english } from './words-english.ts';
import { spanish } from './words-spanish.ts';
import type { Words } from './words.ts';

const languages: Readonly<Record<MessageLanguage, Words>> = { en: english, es: spanish };

export function wordsIn(language: MessageLanguage): Words {
  return languages[language];
}
