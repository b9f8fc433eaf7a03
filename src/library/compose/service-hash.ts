import { createHash } from 'node:crypto';

/** A service as `compose config --format json` prints it. */
export type ServiceConfig = Readonly<Record<string, unknown>>;

/**
 * The hash that compose writes into the label `com.docker.compose.config-hash` (compose `pkg/compose/hash.go`): of the service's
 * JSON without what does not concern its container. It is only to be trusted for a service whose hash by `compose config --hash`
 * it reproduces, since versions differ in what they leave out.
 */
export function serviceHash(service: ServiceConfig): string {
  const { build: _b, pull_policy: _p, scale: _s, ...rest } = service;
  const { deploy } = rest;
  const hashed = isRecord(deploy) ? { ...rest, deploy: withoutReplicas(deploy) } : rest;
  return createHash('sha256').update(goJson(hashed)).digest('hex');
}

/**
 * The service as it is when its containers are made: what it shares with other services names their containers (compose
 * `convergence.resolveServiceReferences`). Null when one of these does not exist yet.
 */
export function resolveReferences(
  service: ServiceConfig,
  containerOf: (service: string) => string | null,
): ServiceConfig | null {
  const resolved: Record<string, unknown> = { ...service };
  for (const key of ['network_mode', 'ipc', 'pid']) {
    const mode = service[key];
    if (typeof mode !== 'string' || !mode.startsWith('service:')) continue;
    const id = containerOf(mode.slice('service:'.length));
    if (id === null) return null;
    resolved[key] = `container:${id}`;
  }
  const { volumes_from: sources } = service;
  if (!Array.isArray(sources)) return resolved;
  const ids = sources.map((source: unknown) => {
    const [name = '', container = ''] = String(source).split(':');
    return name === 'container' ? container : containerOf(name);
  });
  return ids.includes(null) ? null : { ...resolved, volumes_from: ids };
}

/** The services that a service shares a namespace or volumes with. */
export function sharedWith(service: ServiceConfig): string[] {
  const modes = ['network_mode', 'ipc', 'pid'].map((key) => service[key]);
  const sources: unknown[] = Array.isArray(service['volumes_from']) ? service['volumes_from'] : [];
  return [
    ...modes.flatMap((mode) =>
      typeof mode === 'string' && mode.startsWith('service:') ? [mode.slice('service:'.length)] : [],
    ),
    ...sources.map((source) => String(source).split(':')[0] ?? '').filter((name) => name !== 'container'),
  ];
}

function withoutReplicas(deploy: object): object {
  return Object.fromEntries(Object.entries(deploy).filter(([key]) => key !== 'replicas'));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON as Go writes it, which spells these characters out (encoding/json, "HTMLEscape"); `config` doubles dollar signs. */
function goJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('$$', '$')
    .replaceAll(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
