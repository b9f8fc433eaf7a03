/** A path as it is said beside the folder that it is in; a path elsewhere is said whole. */
export function shortPath(path: string, folder: string | null): string {
  const root = folder?.replace(/\/$/, '');
  return root && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}
