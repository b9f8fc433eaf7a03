/**
 * A path as it is inside the root: without a leading slash, `.` and empty parts; `..` goes up to the root and no further. The root
 * itself is empty.
 */
export function pathInRoot(name: string): string {
  // Most names of most layers are right as they are; this takes a tenth of the time.
  if (!/^\.?\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/.test(name)) return name;
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The folder that a path lies in; of what lies in the root: empty. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
