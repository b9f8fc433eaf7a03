import type { ConfiguredRegistry, RegistryKind, RegistryState } from '#contracts/watcher/registries.ts';

export function stateFixture(changes: Partial<RegistryState> = {}): RegistryState {
  return {
    domain: 'docker.io',
    kind: 'docker-hub',
    title: 'Docker Hub',
    login: 'none',
    images: 12,
    containers: 14,
    problem: null,
    lastAnswerAtMs: 1_000,
    quota: { limit: 100, remaining: 57, windowSeconds: 21_600, readAtMs: 1_000 },
    restsUntilMs: null,
    configuredId: null,
    ...changes,
  };
}

export function configuredFixture(changes: Partial<ConfiguredRegistry> = {}): ConfiguredRegistry {
  return {
    id: 'g1',
    kind: 'any',
    domains: ['registry.lan'],
    settings: { address: 'registry.lan', user: 'ana', password: null },
    updatedAtMs: 1_000,
    updatedBy: 'ana',
    ...changes,
  };
}

export const kindFixture: RegistryKind = {
  id: 'any',
  title: 'Any registry',
  help: { en: 'Its address and a login.', es: 'Su dirección y un acceso.' },
  settings: {
    type: 'object',
    properties: {
      address: { type: 'string', title: 'Address', minLength: 1 },
      password: { type: 'string', title: 'Password', secret: true },
    },
    required: ['address', 'password'],
  },
  domains: [],
};
