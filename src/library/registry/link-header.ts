/** One entry of a Link header (RFC 8288). */
export interface Link {
  readonly target: string;
  /** Names in small letters; of a name that is repeated, the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const target = /\s*<([^<>]*)>\s*/y;
const parameter = /;\s*([\w.-]+\*?)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;\\]+)))?\s*/y;

/** Undefined for a header that is broken: half of it must not be followed. */
export function parseLinks(header: string): readonly Link[] | undefined {
  const links: Link[] = [];
  let at = 0;
  do {
    target.lastIndex = at;
    const found = target.exec(header);
    if (!found) return undefined;
    at = target.lastIndex;
    const parameters = new Map<string, string>();
    while (header[at] === ';') {
      parameter.lastIndex = at;
      const [, name = '', quoted, plain = ''] = parameter.exec(header) ?? [];
      if (name === '') return undefined;
      at = parameter.lastIndex;
      const value = quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
      if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
    }
    links.push({ target: found[1] ?? '', parameters });
  } while (header[at++] === ',');
  return at > header.length ? links : undefined;
}

/** Where the next page is, relative or absolute as it came; undefined on the last page. */
export function nextLink(header: string): string | undefined {
  return linkWith(header, 'rel', 'next');
}

export function linkWith(header: string, name: string, value: string): string | undefined {
  const has = ({ parameters }: Link) =>
    (parameters.get(name) ?? '').toLowerCase().split(/\s+/).includes(value);
  return parseLinks(header)?.find(has)?.target;
}
