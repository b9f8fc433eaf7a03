import { engineLogin } from '#library/registry/find-login.ts';
import type { PullLogin } from '../runs/containers-port.ts';
import type { Registries } from './open-registries.ts';

/** What the engine needs to pull an image; undefined where nobody has a login, or only one that no engine can use for a pull. */
export async function pullLogin(
  registries: Registries,
  image: { readonly domain: string; readonly path: string },
  signal?: AbortSignal,
): Promise<PullLogin | undefined> {
  const reached = await registries.at(image, signal);
  if (reached.kind === 'failed' || !reached.credentials) return undefined;
  const login = engineLogin(reached.credentials, image.domain);
  if ('username' in login) return { username: login.username, password: login.password };
  return 'identitytoken' in login ? { identitytoken: login.identitytoken } : undefined;
}
