import type { Platform } from '#library/registry/platform.ts';
import type { Repository } from './facts.ts';

/** `docker.io/library/nginx` */
export function repositoryKey({ domain, path }: Repository): string {
  return `${domain}/${path}`;
}

export function repositoryOf(key: string): Repository {
  const end = key.indexOf('/');
  return { domain: key.slice(0, end), path: key.slice(end + 1) };
}

/** One text for each platform, of Windows with its build. */
export function platformKey({ os, architecture, variant, osVersion }: Platform): string {
  return `${os}/${architecture}/${variant}/${osVersion}`;
}
