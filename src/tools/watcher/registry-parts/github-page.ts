/** The page of a package on GitHub. It is under the owner's name whether that is a person or an organisation. */
export function githubPage(path: string): string | null {
  const [, owner, name] = /^([^/]+)\/(.+)$/.exec(path) ?? [];
  if (owner === undefined || name === undefined) return null;
  return `https://github.com/users/${owner}/packages/container/package/${encodeURIComponent(name)}`;
}
