/**
 * Text from containers and engines as a terminal may show it: control characters (ECMA-48, C0 and C1) and marks that turn the
 * direction of writing around (UAX 9) are shown as what they are, for they could move the cursor, set titles or forge lines.
 */
export function printable(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

// oxlint-disable-next-line no-control-regex
const colour = /(\u001b\[[\d;:]*m)/g;

/** For a line of a log: colours (SGR) stay, and end with the line; nothing else that could drive the terminal does. */
export function printableLine(text: string): string {
  const parts = text.split(colour);
  const shown = parts.map((part, index) => (index % 2 === 1 ? part : printable(part))).join('');
  return parts.length > 1 ? `${shown}\u001b[0m` : shown;
}

/** Without colours, for a file or a pipe that asked for text to read. */
export function withoutColours(text: string): string {
  return text.replace(colour, '');
}
