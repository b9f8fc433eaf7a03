import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { parseDockerConfig } from '#library/registry/docker-config.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import { openRegistries } from './open-registries.ts';

const basic = `Basic ${Buffer.from('ann:p').toString('base64')}`;

test('a registry is opened once for each login, and that of the app goes before that of Docker', async () => {
  await using fake = await fakeRegistry();
  fake.lock(basic, 'Basic realm="x"');
  fake.image('team/app', {}, '1');
  const auth = Buffer.from('bob:q').toString('base64');
  const dockerConfig = parseDockerConfig(JSON.stringify({ auths: { [fake.host]: { auth } } }));
  const common = { dockerConfig, paces: new Map(), clock: manualClock() };
  const image = { domain: fake.host, path: 'team/app' };
  using docker = openRegistries({ ...common, configured: [] });
  const asBob = await docker.at(image);
  expect(asBob).toMatchObject({ kind: 'open', credentials: { username: 'bob' } });
  expect(asBob.kind === 'open' && (await asBob.registry.readDigest(image.path, '1'))).toMatchObject({
    reason: { id: 'denied' },
  });
  const settings = { domain: fake.host, username: 'ann', password: 'p' };
  using app = openRegistries({ ...common, configured: [{ kind: 'any', settings }] });
  const asAnn = await app.at(image);
  expect(await app.at({ ...image, path: 'other' })).toMatchObject({
    registry: asAnn.kind === 'open' && asAnn.registry,
  });
  expect(asAnn.kind === 'open' && (await asAnn.registry.readDigest(image.path, '1'))).toMatchObject({
    kind: 'found',
  });
});

test('a helper that does not work is told, and asked again only after a while', async () => {
  const clock = manualClock();
  const dockerConfig = parseDockerConfig('{"credsStore":"nobody"}');
  const helper = { folder: '/nonexistent' };
  using all = openRegistries({ configured: [], dockerConfig, helper, paces: new Map(), clock });
  const failed = { kind: 'failed', helper: 'nobody', why: 'missing' };
  expect(await all.at({ domain: 'a.io', path: 'b' })).toEqual(failed);
  clock.advance(600_001);
  expect(await all.at({ domain: 'a.io', path: 'b' })).toEqual(failed);
});
