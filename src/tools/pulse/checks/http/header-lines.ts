import { z } from 'zod';

export type Header = readonly [name: string, value: string];

/** What HTTP calls a token (RFC 9110, 5.6.2), and values without control signs. */
const line = /^([!#$%&'*+.^`|~\w-]+):[ \t]*([\x20-\x7e\x80-\xff]*?)[ \t]*$/;
/** Sent by us, from other settings or from the connection itself. */
const ours = /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect)$/i;

/** Headers, one a line. */
export const headerLines = z
  .string()
  .max(16_000)
  .superRefine((text, context) => {
    const wrong = linesOf(text).find((one) => readLine(one) === undefined);
    if (wrong !== undefined)
      context.addIssue({
        code: 'custom',
        message: ours.test(wrong.split(':')[0] ?? '')
          ? `${wrong.split(':')[0]} is set by NEXUS. Leave it out.`
          : 'Write one header a line, as Name: value.',
      });
  });

export const headersField = headerLines.optional().meta({
  title: 'Headers',
  multiline: 3,
  help: 'One a line. They can be read by everybody who sees the monitor.',
  es: { title: 'Cabeceras', help: 'Una por línea. Puede leerlas quien vea el monitor.' },
});

export const secretHeadersField = headerLines.optional().meta({
  title: 'Secret headers',
  secret: true,
  multiline: 3,
  help: 'One a line. Nobody reads them again.',
  es: { title: 'Cabeceras secretas', help: 'Una por línea. Nadie vuelve a leerlas.' },
});

/** Those of a text that was accepted. */
export function readHeaders(text: string): Header[] {
  return linesOf(text)
    .map(readLine)
    .filter((header) => header !== undefined);
}

function readLine(text: string): Header | undefined {
  const [, name, value] = line.exec(text) ?? [];
  return name !== undefined && value !== undefined && !ours.test(name) ? [name, value] : undefined;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((one) => one.trim() !== '');
}
