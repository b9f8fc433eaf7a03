/** The address of a container's updates, which stays when it is replaced. */
export function watchedPath({ host, name }: { readonly host: string; readonly name: string }): string {
  return `/watcher/${encodeURIComponent(host)}/${encodeURIComponent(name)}`;
}
