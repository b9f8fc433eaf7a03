import { useSyncExternalStore } from 'react';
import { type Language, languages } from './message.ts';

const storageKey = 'nexus.language';
const listeners = new Set<() => void>();
let current: Language | undefined;

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** The choice in order: the user's setting, this browser's last choice, the browser's own language. */
export function chooseLanguage(
  setting: string | null | undefined,
  remembered: string | null,
  preferred: readonly string[],
): Language {
  if (isLanguage(setting)) return setting;
  if (isLanguage(remembered)) return remembered;
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export function currentLanguage(): Language {
  current ??= chooseLanguage(null, stored(), navigator.languages);
  return current;
}

/** Call with the account's setting after sign-in, and whenever the user chooses; `null` keeps this browser's choice. */
export function setLanguage(setting: string | null): void {
  current = chooseLanguage(setting, stored(), navigator.languages);
  document.documentElement.lang = current;
  try {
    if (setting !== null) localStorage.setItem(storageKey, current);
  } catch {
    // Blocked storage only means the choice lasts for this visit.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}
