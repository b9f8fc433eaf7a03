import { linesOf } from '../image-files/lines.ts';

/** Of the fields that are asked for none is longer. */
const mostLength = 4096;
const isBlank = /^\s*$/;

/** The fields of one package that are asked for, by their names in lower case. */
export type Stanza = ReadonlyMap<string, string>;

/**
 * Paragraphs of `Field: value`, apart by empty lines (deb822(5)). Of a field over several lines only the first is given. A line that is
 * neither a field nor more of one is passed over. Nothing is given for a paragraph without any of the asked fields.
 */
export function* stanzasOf(text: string, asked: ReadonlySet<string>): Generator<Stanza, void> {
  let fields = new Map<string, string>();
  for (const line of linesOf(text)) {
    if (isBlank.test(line)) {
      if (fields.size > 0) yield fields;
      fields = new Map();
      continue;
    }
    if (line.startsWith(' ') || line.startsWith('\t')) continue;
    const colon = line.indexOf(':');
    const name = colon < 0 || colon > 64 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (asked.has(name)) fields.set(name, line.slice(colon + 1, colon + mostLength).trim());
  }
  if (fields.size > 0) yield fields;
}
