/** The address of one flaw explained. */
export function flawPath(flaw: string): string {
  return `/security/flaws/${encodeURIComponent(flaw)}`;
}

/** The address of an image of a host. */
export function imagePath({ host, image }: { readonly host: string; readonly image: string }): string {
  return `/security/images/${encodeURIComponent(host)}/${encodeURIComponent(image)}`;
}

/** The update of a container, in Watcher. */
export function watcherPath(host: string, name: string): string {
  return `/watcher/${encodeURIComponent(host)}/${encodeURIComponent(name)}`;
}
