import { expect, test } from 'vitest';
import type { ContainerActionName } from '#contracts/containers/operation.ts';
import { EngineError, type EngineErrorKind } from '#library/docker/engine-error.ts';
import { fakeRecord } from '../fake-host.ts';
import { explainFailure } from './action-failure.ts';

const jellyfin = fakeRecord({ id: '1'.repeat(64), name: 'jellyfin', state: 'exited' });
const nginx = fakeRecord({
  id: '2'.repeat(64),
  name: 'nginx',
  ports: [{ containerPort: 80, protocol: 'tcp', hostPort: 8096, hostIp: '0.0.0.0' }],
});
const sharing = fakeRecord(
  { id: '3'.repeat(64), name: 'torrent', state: 'exited' },
  {
    relations: {
      dependsOn: [],
      shares: [{ namespace: 'network', container: '9'.repeat(64) }],
      links: [],
      volumesFrom: [],
    },
  },
);

function explain(
  engineText: string,
  options: { action?: ContainerActionName; record?: typeof jellyfin; kind?: EngineErrorKind } = {},
): string {
  const { action = 'start', record = jellyfin, kind = 'refused' } = options;
  const error = new EngineError(kind, engineText, { engineText });
  return explainFailure({ action, record, all: [jellyfin, nginx, sharing], error });
}

test.each([
  [
    'driver failed programming external connectivity on endpoint jellyfin (1f): Bind for 0.0.0.0:8096 failed: port is already allocated',
    'jellyfin could not start: port 8096 is already used by nginx. Free it or choose another port.',
  ],
  [
    'driver failed programming external connectivity on endpoint jellyfin (1f): Error starting userland proxy: listen tcp4 0.0.0.0:9000: bind: address already in use',
    'jellyfin could not start: port 9000 is already used by another program on this host. Free it or choose another port.',
  ],
  [
    'failed to set up container networking: driver failed programming external connectivity on endpoint jellyfin (1f): failed to bind host port for 0.0.0.0:8096:172.17.0.2:80/tcp: address already in use',
    'jellyfin could not start: port 8096 is already used by nginx. Free it or choose another port.',
  ],
  ['network media_default not found', /its network media_default no longer exists/],
  [
    'invalid mount config for type "bind": bind source path does not exist: /srv/media',
    /the folder \/srv\/media does not exist on the host/,
  ],
  ['No such image: busybox:1.2', /its image busybox:1\.2 is not on this host/],
  [
    'failed to create shim: OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "nope": executable file not found in $PATH: unknown',
    /its image has no program nope/,
  ],
  ['write /var/lib/docker/tmp: no space left on device', /the host's disk is full/],
  ['could not select device driver "nvidia" with capabilities: [[gpu]]', /no device of the kind/],
  ['something new and strange', 'jellyfin could not start. The engine says: something new and strange'],
])('%s', (engineText, sentence) => {
  expect(explain(engineText)).toMatch(sentence);
});

test('a container that shares the network of another says which', () => {
  const id = '2'.repeat(64);
  expect(explain(`cannot join network of a non running container: ${id}`, { record: sharing })).toMatch(
    /uses the network of nginx, which is not running/,
  );
  const gone = `joining network namespace of container: No such container: ${'9'.repeat(64)}`;
  expect(explain(gone, { record: sharing, kind: 'not-found' })).toMatch(/was removed or made anew/);
});

test('a container that is gone is said to be gone', () => {
  expect(explain('No such container: 1f', { kind: 'not-found', action: 'stop' })).toBe(
    'jellyfin no longer exists.',
  );
});

test('silence and a lost connection are not refusals', () => {
  expect(explain('', { kind: 'timeout', action: 'stop' })).toMatch(/did not answer in time/);
  expect(explain('', { kind: 'unreachable', action: 'kill' })).toMatch(/connection to the engine was lost/);
});
