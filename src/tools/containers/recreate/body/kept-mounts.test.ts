import { expect, test } from 'vitest';
import type { MountPoint } from '#library/docker/container.ts';
import { keptMounts } from './kept-mounts.ts';

const hash = 'a'.repeat(64);

function volume(destination: string, name: string = hash, rest: Partial<MountPoint> = {}): MountPoint {
  return {
    Type: 'volume',
    Name: name,
    Source: `/volumes/${name}/_data`,
    Destination: destination,
    Driver: 'local',
    Mode: '',
    RW: true,
    Propagation: '',
    ...rest,
  };
}

const noProviders = new Map<string, null>();

test('a volume without a name is asked for by the name it has', () => {
  const { Mounts } = keptMounts(
    {},
    [volume('/data'), volume('/ro', 'b'.repeat(64), { RW: false })],
    noProviders,
  );
  expect(Mounts).toEqual([
    { Type: 'volume', Source: hash, Target: '/data', ReadOnly: false },
    { Type: 'volume', Source: 'b'.repeat(64), Target: '/ro', ReadOnly: true },
  ]);
});

test('what is asked for already is not asked for twice', () => {
  const host = {
    Binds: ['named:/named/', '/srv:/srv:ro,z'],
    Mounts: [{ Type: 'volume', Source: 'other', Target: '/other', VolumeOptions: { NoCopy: true } }],
    Tmpfs: { '/tmp': 'size=1m' },
  } as const;
  const mounts = [
    volume('/named', 'named'),
    volume('/other', 'other'),
    volume('/tmp'),
    volume('/srv', '', { Type: 'bind', Name: '', Source: '/srv' }),
  ];
  expect(keptMounts(host, mounts, noProviders)).toEqual({ Mounts: host.Mounts, VolumesFrom: null });
});

test('a request without a source gets the name of the volume that was made for it', () => {
  const asked = { Type: 'volume', Source: '', Target: '/cache', ReadOnly: false } as const;
  const { Mounts } = keptMounts({ Mounts: [asked] }, [volume('/cache')], noProviders);
  expect(Mounts).toEqual([{ ...asked, Source: hash }]);
});

test('nothing asked for stays nothing', () => {
  expect(keptMounts({ Mounts: null }, [], noProviders)).toEqual({ Mounts: null, VolumesFrom: null });
});

test('volumes of another container stay its own, by its name', () => {
  const provider = { name: 'db', mounts: [volume('/db')] };
  const kept = keptMounts(
    { VolumesFrom: ['abc:ro'] },
    [volume('/db', hash, { RW: false })],
    new Map([['abc', provider]]),
  );
  expect(kept).toEqual({ Mounts: null, VolumesFrom: ['db:ro'] });
});

test('volumes of a container that is gone are asked for one by one', () => {
  const mounts = [volume('/db'), volume('/srv', '', { Type: 'bind', Source: '/host', Name: '' })];
  expect(keptMounts({ VolumesFrom: ['abc'] }, mounts, new Map([['abc', null]]))).toEqual({
    Mounts: [
      { Type: 'volume', Source: hash, Target: '/db', ReadOnly: false },
      { Type: 'bind', Source: '/host', Target: '/srv', ReadOnly: false },
    ],
    VolumesFrom: [],
  });
});
