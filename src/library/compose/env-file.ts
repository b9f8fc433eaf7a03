/** One assignment of an env file, with where its value stands in the text. */
export interface Assignment {
  readonly name: string;
  /** As written, without its quotes; variables in it are not replaced. */
  readonly value: string;
  /** Of the value with its quotes. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

export interface EnvFile {
  readonly assignments: readonly Assignment[];
  /** Lines that are neither an assignment, nor a comment, nor empty. */
  readonly unreadable: readonly { readonly line: number; readonly text: string }[];
}

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*/;
const inherited = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*$/;

/** Reads an env file as compose does (compose-go `dotenv`): comments, `export`, quotes, values over several lines. */
export function parseEnvFile(text: string): EnvFile {
  const assignments: Assignment[] = [];
  const unreadable: { line: number; text: string }[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const written = text.slice(at, end).replace(/\r$/, '');
    const match = assignment.exec(written);
    let next = end;
    if (match) {
      const from = at + match[0].length;
      const to = endOfValue(text, from, at + written.length);
      assignments.push({ name: match[1] ?? '', value: unquoted(text.slice(from, to)), from, to, line });
      next = lineEnd(text, to);
    } else if (!/^\s*(#|$)/.test(written) && !inherited.test(written)) {
      unreadable.push({ line, text: written });
    }
    line += linesBetween(text, at, next) + 1;
    at = next + 1;
  }
  return { assignments, unreadable };
}

function endOfValue(text: string, from: number, lineStop: number): number {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    for (let at = from + 1; at < text.length; at += 1) {
      if (text[at] === '\\' && quote === '"') at += 1;
      else if (text[at] === quote) return at + 1;
    }
    return lineStop;
  }
  const value = text.slice(from, lineStop);
  const comment = /(?:^|[ \t]+)#/.exec(value);
  return from + value.slice(0, comment?.index ?? value.length).trimEnd().length;
}

function unquoted(written: string): string {
  const quote = written[0];
  if (quote === "'" && written.endsWith("'") && written.length > 1) return written.slice(1, -1);
  if (quote !== '"' || !written.endsWith('"') || written.length < 2) return written;
  return written.slice(1, -1).replace(/\\([nrt"\\$])/g, (_, letter: string) => escapes[letter] ?? letter);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

function linesBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
