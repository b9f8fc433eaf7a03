import { jsonOf } from '../../json-of.ts';

/** A body as something that paths can read: JSON, a form, or else `{ text }`. A form field `payload` that is JSON counts as the body. */
export function parseBody(text: string, contentType: string): unknown {
  if (contentType.includes('x-www-form-urlencoded')) return parseForm(text);
  const trimmed = text.trim();
  return parseJson(trimmed) ?? { text: trimmed };
}

function parseForm(text: string): unknown {
  const fields = Object.fromEntries(new URLSearchParams(text));
  return parseJson(fields['payload'] ?? '') ?? fields;
}

/** Objects and lists only: a bare number or word is text that a person wrote. */
function parseJson(text: string): unknown {
  return /^[[{]/.test(text) ? jsonOf(text) : undefined;
}
