/** Where code lies, and how one gets from there to a release and to a comparison. */
export interface Forge {
  /** Of one release by its name; null where such a page has no address that can be known. */
  release(name: string): string | null;
  /** Both as commits or tags. */
  compare(from: string, to: string): string | null;
}

type Kind = (home: string) => Forge;

const github: Kind = (home) => ({
  // Whether the tag in the code begins with a v is not known from a bare number; the search finds both.
  release: (name) =>
    /^v\d/i.test(name)
      ? `${home}/releases/tag/${encodeURIComponent(name)}`
      : `${home}/releases?q=${encodeURIComponent(name)}&expanded=true`,
  compare: (from, to) => `${home}/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`,
});

const gitlab: Kind = (home) => ({
  release: (name) => `${home}/-/releases/${encodeURIComponent(name)}`,
  compare: (from, to) => `${home}/-/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`,
});

/** Gitea, Forgejo, Codeberg. */
const gitea: Kind = (home) => ({
  release: (name) => `${home}/releases/tag/${encodeURIComponent(name)}`,
  compare: (from, to) => `${home}/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`,
});

/** It knows no releases. */
const bitbucket: Kind = (home) => ({
  release: () => null,
  compare: (from, to) => `${home}/branches/compare/${encodeURIComponent(to)}%0D${encodeURIComponent(from)}`,
});

const kinds: readonly (readonly [hosts: RegExp, kind: Kind])[] = [
  [/^(?:www\.)?github\.com$|^github\./, github],
  [/^gitlab\./, gitlab],
  [/^codeberg\.org$|^(?:gitea|forgejo)\./, gitea],
  [/^bitbucket\.org$/, bitbucket],
];

/** Undefined for an address of which the kind of software is not known. */
export function forgeOf(source: string): Forge | undefined {
  const { hostname, origin, pathname } = new URL(source);
  const kind = kinds.find(([hosts]) => hosts.test(hostname))?.[1];
  const project = projectPath(pathname, kind === gitlab);
  return kind && project ? kind(`${origin}/${project}`) : undefined;
}

/** Whether both lie in one project, however the addresses are written. */
export function isSameProject(one: string, other: string): boolean {
  return projectKey(one) === projectKey(other);
}

function projectKey(source: string): string {
  const { hostname, pathname } = new URL(source);
  return `${hostname.replace(/^www\./, '')}/${projectPath(pathname, hostname.startsWith('gitlab.'))}`.toLowerCase();
}

/** `owner/name`; groups of GitLab lie in groups. */
function projectPath(pathname: string, hasGroups: boolean): string | undefined {
  const parts = pathname.split('/').filter((part) => part !== '');
  const [owner, name, ...deeper] =
    hasGroups && parts.includes('-') ? parts.slice(0, parts.indexOf('-')) : parts;
  if (owner === undefined || name === undefined) return undefined;
  return [owner, name, ...(hasGroups ? deeper : [])].join('/').replace(/\.git$/, '');
}
