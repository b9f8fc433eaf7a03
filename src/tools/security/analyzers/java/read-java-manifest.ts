import { linesOf } from '../image-files/lines.ts';

/** The main section of `META-INF/MANIFEST.MF`, by names in lower case (Java SE, "JAR File Specification", "JAR Manifest"). */
export type JavaManifest = ReadonlyMap<string, string>;

/** No value that is asked for is longer; lists of exported packages are. */
const mostValueLength = 1024;

/** Lines that are no fields are passed over: what is left of a damaged manifest is still true. */
export function readJavaManifest(text: string): JavaManifest {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of linesOf(text.replace(/^\ufeff/, '').replaceAll(/\r(?!\n)/g, '\n'))) {
    if (line === '' && fields.size > 0) break;
    // A line that begins with a space goes on with the one before.
    if (line.startsWith(' ')) {
      const value = fields.get(last) ?? '';
      if (fields.has(last) && value.length < mostValueLength) fields.set(last, value + line.slice(1));
      continue;
    }
    const colon = line.indexOf(':');
    last = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (last !== '' && !fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}
