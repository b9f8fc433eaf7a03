import { expect, test } from 'vitest';
import { RemovalPreview } from '#contracts/containers/container.ts';
import { fakeRecord } from '../fake-host.ts';
import { fakeId, fakeInspection } from './fake-inspection.ts';
import { removalPreview } from './removal.ts';

const mount = { Source: '/host', Mode: '', RW: true, Propagation: '' };

test('a removal names what goes, what stays and what breaks', () => {
  const body = fakeInspection({
    name: 'vpn',
    mounts: [
      { ...mount, Type: 'volume', Name: 'f'.repeat(64), Destination: '/unnamed' },
      { ...mount, Type: 'volume', Name: 'marked', Destination: '/marked' },
      { ...mount, Type: 'volume', Name: 'media', Destination: '/media' },
      { ...mount, Type: 'bind', Destination: '/config' },
      { ...mount, Type: 'tmpfs', Source: '', Destination: '/tmp' },
    ],
  });
  const consumer = fakeRecord(
    { id: 'b', name: 'torrent' },
    {
      relations: {
        dependsOn: [],
        shares: [{ namespace: 'network', container: fakeId }],
        links: [],
        volumesFrom: [],
      },
    },
  );
  const record = fakeRecord({ id: fakeId, name: 'vpn' });
  const preview = removalPreview({
    body,
    record,
    all: [record, consumer],
    labelledAnonymous: new Set(['marked']),
    writableLayerBytes: null,
  });
  expect(RemovalPreview.parse(preview)).toEqual({
    name: 'vpn',
    running: true,
    writableLayerBytes: null,
    anonymousVolumes: [
      { name: 'f'.repeat(64), target: '/unnamed' },
      { name: 'marked', target: '/marked' },
    ],
    kept: [
      { source: 'media', target: '/media' },
      { source: '/host', target: '/config' },
    ],
    dependents: [{ name: 'torrent', reason: 'uses its network namespace and loses it' }],
    stack: null,
    command: 'docker stop vpn && docker rm --force vpn',
  });
});
