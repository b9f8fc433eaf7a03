/** Longer texts of others are cut, so that no flaw makes a file that nobody can open. */
const mostCharacters = 10_000;

/** Where a message is read as one: braces would stand for arguments (SARIF 2.1.0, 3.11.5), `](` for a link (3.11.6). */
export function message(text: string): string {
  return cut(text).replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (');
}

/** Untrusted text as Markdown that shows just it: every mark is escaped (CommonMark 0.31, 2.4), so no link, picture or HTML comes of it. */
export function markdownText(text: string): string {
  return cut(text)
    .replace(/\s+/g, ' ')
    .replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

/** A link that leads to a page of the web, or the text alone. */
export function markdownLink(text: string, url: string | null): string {
  const address = webAddress(url);
  return address === undefined ? markdownText(text) : `[${markdownText(text)}](<${address}>)`;
}

/** As RFC 3986 writes it; undefined for what is none, or leads elsewhere than into the web. */
export function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  // What the URL standard leaves in and RFC 3986 does not have.
  const ends: Readonly<Record<string, string>> = { '|': '%7C', '\\': '%5C', '^': '%5E', '`': '%60' };
  const strict = parsed.href
    .toWellFormed()
    .replace(/[[\]{}<>"|\\^`\s]/g, (sign) => ends[sign] ?? encodeURIComponent(sign));
  return /^https?:$/.test(parsed.protocol) && parsed.username === '' ? strict : undefined;
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
