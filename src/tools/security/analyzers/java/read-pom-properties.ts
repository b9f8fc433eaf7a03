import { linesOf } from '../image-files/lines.ts';

/** What Maven says of an artifact; an empty version: it does not say. */
export interface Coordinates {
  /** Null: not known. */
  readonly group: string | null;
  readonly artifact: string;
  readonly version: string;
}

/**
 * `pom.properties` as Maven's archiver writes it. What it lacks is taken from its place, `META-INF/maven/group/artifact/pom.properties`;
 * null when it still has no artifact or version, or they are variables that nobody filled in.
 */
export function readPomProperties(path: string, text: string): Coordinates | null {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const at = line.search(/[=:]/);
    if (at <= 0 || /^\s*[#!]/.test(line)) continue;
    values.set(
      line.slice(0, at).trim(),
      line
        .slice(at + 1)
        .trim()
        .replaceAll('\\', ''),
    );
  }
  const [, group, artifact] = /(?:^|\/)META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.properties$/.exec(path) ?? [];
  const found = {
    group: values.get('groupId') || group || null,
    artifact: values.get('artifactId') || artifact || '',
    version: values.get('version') ?? '',
  };
  const isFilledIn = !`${found.group}${found.artifact}${found.version}`.includes('${');
  return found.artifact !== '' && found.version !== '' && isFilledIn ? found : null;
}
