export interface SearchList {
  readonly domains: readonly string[];
  /** A name with at least as many dots is first asked for as it stands. */
  readonly dots: number;
}

/** Reads what /etc/resolv.conf says of names that are not complete (resolv.conf(5)): the last `search` or `domain` counts. */
export function parseSearchList(text: string): SearchList {
  let domains: string[] = [];
  let dots = 1;
  for (const line of text.split('\n')) {
    const [word = '', ...values] = line
      .replace(/[#;].*/, '')
      .trim()
      .split(/\s+/);
    if (word === 'search') domains = values;
    if (word === 'domain') domains = values.slice(0, 1);
    const [, count] = (word === 'options' && /(?:^| )ndots:(\d+)/.exec(values.join(' '))) || [];
    if (count !== undefined) dots = Math.min(15, Number(count));
  }
  return {
    domains: domains
      .map((domain) => domain.replace(/\.$/, ''))
      .filter((domain) => domain !== '')
      .slice(0, 6),
    dots,
  };
}

/** The complete names that a name may stand for, in the order in which they are asked for. */
export function candidates(name: string, { domains, dots }: SearchList): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const extended = domains.map((domain) => `${name}.${domain}`);
  return name.split('.').length - 1 >= dots ? [name, ...extended] : [...extended, name];
}
