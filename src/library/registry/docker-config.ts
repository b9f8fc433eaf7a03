import { dockerHub, isDockerHub } from '../image-reference/image-reference.ts';
import type { Credentials } from './credentials.ts';
import { jsonObject, objectOf, textsOf } from './json-object.ts';

/** The logins of a `config.json` of Docker or an `auth.json` of Podman. */
export interface DockerConfig {
  readonly logins: readonly StoredLogin[];
  /** Helper by registry; these go first. */
  readonly helpers: ReadonlyMap<string, string>;
  /** The helper for all other registries. */
  readonly store: string | null;
}

interface StoredLogin {
  readonly domain: string;
  /** Only for repositories below this path; empty for all. */
  readonly path: string;
  readonly credentials: Credentials;
}

const helperName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** Undefined for what is no such file. Entries that cannot be read are passed over. */
export function parseDockerConfig(text: string): DockerConfig | undefined {
  const document = jsonObject(text);
  if (!document) return undefined;
  const logins = Object.entries(objectOf(document['auths']) ?? {}).flatMap(([key, value]) => {
    const place = placeOf(key);
    const credentials = credentialsOf(textsOf(value));
    return place && credentials ? { ...place, credentials } : [];
  });
  const helpers = new Map<string, string>();
  for (const [key, name] of Object.entries(textsOf(document['credHelpers']))) {
    const place = placeOf(key);
    if (place?.path === '' && helperName.test(name)) helpers.set(place.domain, name);
  }
  const store = document['credsStore'];
  return { logins, helpers, store: typeof store === 'string' && helperName.test(store) ? store : null };
}

/** The login that is written in the file itself; the one for the longest path counts. */
export function storedLogin(
  { logins }: DockerConfig,
  domain: string,
  repository: string,
): Credentials | undefined {
  const isAbove = ({ path }: StoredLogin) => path === '' || `${repository}/`.startsWith(`${path}/`);
  return logins
    .filter((login) => login.domain === domain && isAbove(login))
    .toSorted((one, other) => other.path.length - one.path.length)[0]?.credentials;
}

export function helperFor({ helpers, store }: DockerConfig, domain: string): string | null {
  return helpers.get(domain) ?? store;
}

/** Keys are addresses with or without a scheme and a path. What lies beside Docker Hub's own key is no login for it. */
function placeOf(key: string): { readonly domain: string; readonly path: string } | undefined {
  const [, scheme, host = '', rest = ''] = /^(https?:\/\/)?([^/]+)\/?(.*)$/.exec(key) ?? [];
  const isHub = isDockerHub(host);
  if (host === '' || (isHub && scheme !== undefined && !/^(v[12]\/?)?$/.test(rest))) return undefined;
  const isNamespace = scheme === undefined && !/^(v[12]\/?)?$/.test(rest);
  return { domain: isHub ? dockerHub : host, path: isNamespace ? rest.replace(/\/$/, '') : '' };
}

function credentialsOf(entry: Readonly<Record<string, string>>): Credentials | undefined {
  const { identitytoken = '', registrytoken = '', auth = '' } = entry;
  if (identitytoken !== '') return { kind: 'identity-token', token: identitytoken };
  if (registrytoken !== '') return { kind: 'registry-token', token: registrytoken };
  // Some writers pad with zero bytes. A password may hold colons.
  const [, name = '', secret = ''] =
    /^([^:]+):([^\0]*)/s.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? [];
  const { username = name, password = secret } = entry;
  return username === '' ? undefined : { kind: 'password', username, password };
}
