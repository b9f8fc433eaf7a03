import type { Distribution } from '#contracts/security/package.ts';
import { idOfName } from './known-names.ts';

const mostLength = 200;

/** From os-release(5). Without `ID`, a known `NAME` stands for it; without either nothing is known. */
export function distributionOfAssignments(values: ReadonlyMap<string, string>): Distribution | undefined {
  const name = values.get('NAME') ?? '';
  const id = distributionId(values.get('ID') ?? '') ?? idOfName(name);
  if (id === undefined) return undefined;
  const version = distributionVersion(values.get('VERSION_ID') ?? '');
  const title = shown(values.get('PRETTY_NAME') ?? '') || shown(`${name || id} ${version}`);
  const like = likeOf(values.get('ID_LIKE') ?? '', id);
  return { id, version, codename: codenameOf(values), title, ...(like.length > 0 && { like }) };
}

const mostLike = 8;

/** os-release(5), "ID_LIKE": ids with spaces between them, the closest first. */
function likeOf(said: string, own: string): readonly string[] {
  const ids = said
    .slice(0, 1000)
    .split(/\s+/)
    .flatMap((one) => distributionId(one) ?? []);
  return [...new Set(ids)].filter((id) => id !== own).slice(0, mostLike);
}

/** os-release(5), "ID": lower case letters, digits, `.`, `_` and `-`. */
export function distributionId(said: string): string | undefined {
  const id = said.toLowerCase();
  return /^[a-z0-9._-]{1,64}$/.test(id) ? id : undefined;
}

export function distributionVersion(said: string): string {
  return /^[\w.+~:-]{1,64}$/.test(said) ? said : '';
}

/** A text for people, without what cannot be seen. */
export function shown(said: string): string {
  return said
    .replaceAll(/[\p{Cc}\ufffd]+/gu, '')
    .trim()
    .slice(0, mostLength);
}

/** Derivatives name that of what they are made of besides their own. Debian said it in `VERSION` only before 9: `8 (jessie)`. */
function codenameOf(values: ReadonlyMap<string, string>): string | null {
  const kin = values.get('UBUNTU_CODENAME') || values.get('DEBIAN_CODENAME');
  const named = kin || values.get('VERSION_CODENAME') || '';
  const [, inVersion] = /^[\d.]{1,10} \(([a-z]{1,40})\)$/.exec(values.get('VERSION') ?? '') ?? [];
  return shown(named).toLowerCase() || inVersion || null;
}
