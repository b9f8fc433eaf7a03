import { useMemo } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import type { Language } from '../../i18n/message.ts';
import { exactBytes, formatBytes } from './bytes.ts';
import { exactDuration, formatDuration } from './duration.ts';
import { exactPercent, formatPercent } from './percent.ts';
import { clockTime, exactTime, formatAgo } from './time.ts';

/** The reader's own region of the language NEXUS speaks: British dates for a British browser. */
export function localeOf(language: Language, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
}

function formatsFor(language: Language) {
  const locale = localeOf(language);
  return {
    language,
    locale,
    bytes: (bytes: number) => formatBytes(bytes, locale),
    exactBytes: (bytes: number) => exactBytes(bytes, locale),
    duration: (ms: number) => formatDuration(ms, language),
    exactDuration: (ms: number) => exactDuration(ms, language),
    percent: (percent: number) => formatPercent(percent, locale),
    exactPercent: (percent: number) => exactPercent(percent, locale),
    count: (value: number) => value.toLocaleString(locale),
    ago: (atMs: number, nowMs: number) => formatAgo(atMs, nowMs, language),
    clock: (atMs: number, nowMs: number) => clockTime(atMs, nowMs, locale),
    exactTime: (atMs: number) => exactTime(atMs, locale),
  };
}

export type Formats = ReturnType<typeof formatsFor>;

export function useFormat(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsFor(language), [language]);
}
