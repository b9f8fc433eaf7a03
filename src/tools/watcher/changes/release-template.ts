import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isOrdered } from '#library/versions/docker-tag/tag.ts';
import { webAddress } from './image-claims.ts';

export interface TemplateValues {
  readonly tag: string;
  /** The tag as it is compared. */
  readonly transformed: string;
  readonly container: string;
}

/**
 * The address that somebody wrote for the notes, in WUD's notation. Names are replaced and nothing is run; each value is escaped, so that no tag can
 * lead to another place. Null where a value is missing, a name is unknown, or what comes out is no address.
 */
export function fillTemplate(template: string, values: TemplateValues): string | null {
  const known = valuesOf(values);
  let isWhole = true;
  const filled = template.trim().replaceAll(/\$\{([^{}]*)\}/g, (_, name: string) => {
    const value = known.get(name.trim());
    isWhole &&= value !== undefined;
    return encodeURIComponent(value ?? '');
  });
  return isWhole ? webAddress(filled) : null;
}

function valuesOf({ tag, transformed, container }: TemplateValues): ReadonlyMap<string, string> {
  const known = new Map([
    ['original', tag],
    ['raw', tag],
    ['tag', tag],
    ['transformed', transformed],
    ['container', container],
  ]);
  const parsed = parseTag(transformed);
  if (!isOrdered(parsed)) return known;
  for (const [index, name] of ['major', 'minor', 'patch'].entries()) {
    const number = parsed.numbers[index];
    if (number !== undefined) known.set(name, number);
  }
  const { prerelease } = parsed;
  return known.set('prerelease', prerelease ? [prerelease.word, ...prerelease.numbers].join('.') : '');
}
