import type { Text } from '#library/text.ts';

/** Only pages: what else an address could name is nothing to click on. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text);
}

export function notWebAddress(text: string): Text {
  return {
    en: `"${text}" is no web address. Write one such as https://example.org/notes/\${tag}.`,
    es: `«${text}» no es una dirección web. Escribe una como https://example.org/notes/\${tag}.`,
  };
}
