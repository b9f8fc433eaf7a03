import { serverAddress } from '../image-reference/image-reference.ts';
import { askHelper, type HelperOptions } from './credential-program.ts';
import type { Credentials } from './credentials.ts';
import { helperFor, storedLogin, type DockerConfig } from './docker-config.ts';
import type { RegistryLogin } from '../docker/pull.ts';

export type LoginOutcome =
  | { readonly kind: 'found'; readonly credentials: Credentials }
  | { readonly kind: 'none' }
  /** A helper that should know failed; `helper` is its name. Asking without a login would mislead. */
  | {
      readonly kind: 'failed';
      readonly helper: string;
      readonly why: 'missing' | 'timeout' | 'failed' | 'wrong-answer';
    };

/** The login of Docker's configuration for a repository: from a helper, else from the file itself. */
export async function findLogin(
  config: DockerConfig,
  domain: string,
  repository: string,
  options: HelperOptions = {},
): Promise<LoginOutcome> {
  const helper = helperFor(config, domain);
  const told = helper === null ? undefined : await askHelper(helper, serverAddress(domain), options);
  if (told?.kind === 'found') return told;
  const credentials = storedLogin(config, domain, repository);
  if (credentials) return { kind: 'found', credentials };
  return told?.kind === 'failed' && helper !== null
    ? { kind: 'failed', helper, why: told.why }
    : { kind: 'none' };
}

/** The same login for a pull by the engine. */
export function engineLogin(credentials: Credentials, domain: string): RegistryLogin {
  const serveraddress = serverAddress(domain);
  switch (credentials.kind) {
    case 'password':
      return { username: credentials.username, password: credentials.password, serveraddress };
    case 'identity-token':
      return { identitytoken: credentials.token, serveraddress };
    case 'registry-token':
      return { registrytoken: credentials.token, serveraddress };
  }
}
