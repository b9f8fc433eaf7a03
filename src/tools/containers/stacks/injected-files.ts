import type { ServiceConfig } from '#library/compose/service-hash.ts';

/** Where compose puts the secrets and configs of a service: mounted from files, or written into the container. */
export function injectedTargets(service: ServiceConfig): string[] {
  return [...targetsOf(service['secrets'], '/run/secrets/'), ...targetsOf(service['configs'], '/')];
}

function targetsOf(value: unknown, folder: string): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const { source, target }: Record<string, unknown> = { ...Object(entry) };
    const place = typeof target === 'string' && target !== '' ? target : source;
    if (typeof place !== 'string') return [];
    return [place.startsWith('/') ? place : folder + place];
  });
}
