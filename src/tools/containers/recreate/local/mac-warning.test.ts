import { expect, test } from 'vitest';
import { macWarning } from './mac-warning.ts';

const mac = '02:00:00:00:00:01';

function warning(api: string, status: 'running' | 'exited' | 'created', told: string, kept?: string) {
  const create = {
    Image: 'app',
    HostConfig: { NetworkMode: 'front' },
    NetworkingConfig: {
      EndpointsConfig: { front: { MacAddress: mac }, back: kept === undefined ? {} : { MacAddress: kept } },
    },
  };
  const inspection = {
    State: { Status: status },
    NetworkSettings: { Networks: { front: { MacAddress: told }, back: { MacAddress: told } } },
  };
  return macWarning({ name: 'web', create }, inspection, api);
}

test('an older engine takes one for the first network only', () => {
  expect(warning('1.41', 'running', mac, mac)).toContain('not for back');
  expect(warning('1.41', 'running', mac)).toBeUndefined();
});

test('one that an engine does not tell of a stopped container is warned of', () => {
  expect(warning('1.45', 'exited', '')).toContain('was chosen for back. Start it first');
  expect(warning('1.45', 'running', mac, mac)).toBeUndefined();
  expect(warning('1.45', 'created', '')).toBeUndefined();
  expect(warning('1.51', 'exited', '')).toContain('for back');
});
