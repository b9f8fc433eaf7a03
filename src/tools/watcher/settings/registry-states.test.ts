import { expect, test } from 'vitest';
import { dockerHub } from '../registries/docker-hub.ts';
import { registryStates, type RegistryKnowledge } from './registry-states.ts';

const nowMs = 1_800_000_000_000;
const words = { en: 'No.', es: 'No.' };
const used = (domain: string) => ({ domain, images: 2, containers: 3, problem: null, lastAnswerAtMs: nowMs });

function known(changes: Partial<RegistryKnowledge> = {}): RegistryKnowledge {
  return {
    domains: () => [used('quay.io'), used('docker.io')],
    loginOf: () => 'none',
    quotaOf: () => null,
    paceOf: () => undefined,
    loginProblem: () => null,
    ...changes,
  };
}

const hub = {
  id: 'r1',
  kindId: 'docker-hub',
  kind: dockerHub,
  domains: ['docker.io'],
  settings: {},
  updatedAtMs: nowMs,
  updatedBy: 'ana',
};

test('a registry says what it is, what it allows, how long it rests and who set it', () => {
  const quota = { limit: 100, remaining: 57, windowSeconds: 21_600, source: 'me', readAtMs: nowMs };
  const rest = { untilMs: nowMs + 60_000, because: 'rate-limited' } as const;
  const states = registryStates(
    known({
      quotaOf: (domain) => (domain === 'docker.io' ? quota : null),
      paceOf: (host) =>
        host === 'registry-1.docker.io' ? { turns: 1, atMs: nowMs, failures: 1, rest } : undefined,
    }),
    [hub],
    nowMs,
  );
  expect(states).toEqual([
    {
      ...used('docker.io'),
      kind: 'docker-hub',
      title: 'Docker Hub',
      login: 'none',
      quota: { limit: 100, remaining: 57, windowSeconds: 21_600, readAtMs: nowMs },
      restsUntilMs: nowMs + 60_000,
      configuredId: 'r1',
    },
    {
      ...used('quay.io'),
      kind: 'quay',
      title: 'Quay',
      login: 'none',
      quota: null,
      restsUntilMs: null,
      configuredId: null,
    },
  ]);
});

test('a rest that is over is none', () => {
  const rest = { untilMs: nowMs - 1, because: 'failing' } as const;
  const states = registryStates(
    known({ paceOf: () => ({ turns: 1, atMs: 0, failures: 3, rest }) }),
    [],
    nowMs,
  );
  expect(states.map(({ restsUntilMs }) => restsUntilMs)).toEqual([null, null]);
});

test('a broken file of Docker is a problem where nobody is signed in, unless there is a worse one', () => {
  const own = { id: 'dns', words, detail: null, untilMs: null };
  const states = registryStates(
    known({
      domains: () => [used('a.io'), used('b.io'), { ...used('c.io'), problem: own }],
      loginOf: (domain) => (domain === 'b.io' ? 'settings' : 'none'),
      loginProblem: () => words,
    }),
    [],
    nowMs,
  );
  expect(states.map(({ problem }) => problem?.id)).toEqual(['login-file', undefined, 'dns']);
});
