/* oxlint-disable no-control-regex -- control characters are what this file is about */

// ECMA-48: OSC, DCS, SOS, PM and APC strings end with ST or BEL; CSI and two-character escapes follow.
const controlStrings =
  /(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c|$)?/g;
const controlSequences = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?/g;
const escapes = /\u001b[ -/]*[0-~]?/g;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
// Characters that reorder, hide or join text: a log line must not be able to read differently from what it is.
const invisible =
  /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

function visibleName(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/**
 * Untrusted text made safe to read: terminal control (ECMA-48) is removed, and what would reorder or hide text
 * (Unicode bidirectional controls, UAX 9, and zero-width characters) is shown by its code point. Tabs and line feeds stay.
 */
export function plainText(raw: string): string {
  return raw
    .replace(controlStrings, '')
    .replace(controlSequences, '')
    .replace(escapes, '')
    .replace(/\r\n/g, '\n')
    .replace(controls, '')
    .replace(invisible, visibleName);
}

/** A progress bar redraws its line with carriage returns; what a terminal would show at the end is the last of them. */
export function lastDrawing(line: string): string {
  const drawn = line.replace(/\r+$/, '');
  return drawn.slice(drawn.lastIndexOf('\r') + 1);
}
