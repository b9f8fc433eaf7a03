import { Secret } from '../secrets/secrets.ts';

const maxTextLength = 16_384;
const hidden = '[secret]';
/** Names under which a secret hides even where someone forgot to wrap it. */
const secretName =
  /pass(word|phrase|wd)?$|secret|token$|api_?-?key|private_?-?key|credential|authorization|cookie/i;

/** A copy for the audit log: plain JSON, secrets hidden by type and by name, too much replaced by how much it was. */
export function redact(value: unknown): unknown {
  const text = JSON.stringify(value, (name, part: unknown) =>
    part instanceof Secret || (secretName.test(name) && typeof part === 'string') ? hidden : part,
  );
  if (text === undefined) return undefined;
  if (text.length > maxTextLength) return `[${text.length} characters, not kept]`;
  return JSON.parse(text);
}
