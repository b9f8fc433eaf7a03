export interface FileName {
  readonly artifact: string;
  /** Empty: the name has none. May end with a classifier: `2.0.36.Final-linux-x86_64`. */
  readonly version: string;
}

/** Words that belong to the version when a number follows them: `1.0-beta-2`. */
const qualifiers =
  /^(alpha|b|beta|build|cr|ea|final|ga|incubating|jre|m|milestone|pre|preview|rc|release|rev|snapshot|sp|v)$/i;

/** `commons-lang3-3.11.jar`: the version begins at the first part with a digit that no word and further number follow. */
export function splitFileName(path: string): FileName {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]{3,4}$/i, '');
  const parts = base.split('-');
  let startsAt = -1;
  for (const [index, part] of parts.entries()) {
    if (index === 0 || !/^\d/.test(part)) continue;
    const before = parts[index - 1]!;
    const isNew = startsAt < 0 || (/^[a-z][a-z_]+$/i.test(before) && !qualifiers.test(before));
    if (isNew) startsAt = index;
  }
  if (startsAt < 0) return { artifact: base, version: '' };
  return { artifact: parts.slice(0, startsAt).join('-'), version: parts.slice(startsAt).join('-') };
}
