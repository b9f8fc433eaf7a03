import { expect, test } from 'vitest';
import type { CreateContainer } from '#library/docker/container-config.ts';
import { changesBetween, keptFields } from './compare-bodies.ts';

const body = (create: Partial<CreateContainer>, name = 'web') => ({
  name,
  create: { Image: 'app', ...create },
});

test('empty and absent are the same', () => {
  const before = body({ Entrypoint: [''], Labels: {}, HostConfig: { Memory: 0, Dns: null, Binds: [] } });
  expect(changesBetween(before, body({ Entrypoint: null, HostConfig: { Privileged: false } }))).toEqual([]);
});

test('the default network is the bridge, whichever of both an engine says', () => {
  const [asked, told] = ['default', 'bridge'].map((NetworkMode) => body({ HostConfig: { NetworkMode } }));
  expect(keptFields(asked!, told!).filter(({ same }) => !same)).toEqual([]);
  expect(changesBetween(told!, asked!)).toEqual([]);
});

test('changes are told field by field, both ways, without values of the environment', () => {
  const before = body({ Env: ['A=secret', 'B='], Labels: { x: '1' }, HostConfig: { Memory: 5 } });
  const after = body({ Env: ['A=other', 'B='], Labels: { y: '' }, HostConfig: { Memory: 6 } }, 'web2');
  const changes = changesBetween(before, after);
  expect(changes).toEqual([
    { field: 'Env.A', intended: '"••••"', actual: '"••••"', same: false },
    { field: 'HostConfig.Memory', intended: '6', actual: '5', same: false },
    { field: 'Labels.x', intended: null, actual: '"1"', same: false },
    { field: 'Labels.y', intended: '{}', actual: null, same: false },
    { field: 'Name', intended: '"web2"', actual: '"web"', same: false },
  ]);
});

test('the report asks for what was intended only, and order of keys does not matter', () => {
  const intended = body({
    Labels: { mine: 'a' },
    HostConfig: { LogConfig: { Type: 'local', Config: { a: '1', b: '2' } } },
    NetworkingConfig: { EndpointsConfig: { front: { MacAddress: '02:00:00:00:00:01' }, back: {} } },
  });
  const actual = body({
    Labels: { mine: 'a', ofImage: 'b' },
    HostConfig: { LogConfig: { Config: { b: '2', a: '1' }, Type: 'local' } },
    NetworkingConfig: { EndpointsConfig: { front: {}, back: {} } },
  });
  const report = keptFields(intended, actual);
  expect(report.filter(({ same }) => !same)).toEqual([
    { field: 'Networks.front', intended: '{"MacAddress":"02:00:00:00:00:01"}', actual: '{}', same: false },
  ]);
  expect(report.map(({ field }) => field)).toEqual([
    'HostConfig.LogConfig',
    'Image',
    'Labels.mine',
    'Name',
    'Networks.back',
    'Networks.front',
  ]);
});
