/** For a command that a person may paste into a POSIX shell. Names are untrusted: anything unusual is quoted. */
export function shellQuote(text: string): string {
  return /^[\w.+:/=@%,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
