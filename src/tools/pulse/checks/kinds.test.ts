import { expect, test } from 'vitest';
import { type Conformance, describeCheckKind } from './check-kind.conformance.ts';
import { dns } from './dns.ts';
import { docker } from './docker.ts';
import { group } from './group.ts';
import { grpc } from './grpc.ts';
import { http } from './http.ts';
import { kinds } from './kinds.ts';
import { mongodb } from './mongodb.ts';
import { mqtt } from './mqtt.ts';
import { mysql } from './mysql.ts';
import { ping } from './ping.ts';
import { postgres } from './postgres.ts';
import { push } from './push.ts';
import { reasons } from './reasons.ts';
import { redis } from './redis.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import { websocket } from './websocket.ts';

const secret = 'geheim-7261';

const conforming: readonly Conformance[] = [
  {
    kind: http,
    settingsFor: (port) => ({ url: `http://127.0.0.1:${port}/`, keyword: 'ready' }),
    secretly: {
      secret,
      settings: {
        url: `http://a.lan/?key=${secret}`,
        user: 'a',
        password: secret,
        secretHeaders: `X-Key: ${secret}`,
      },
    },
  },
  { kind: http, settingsFor: (port) => ({ url: `https://127.0.0.1:${port}/` }) },
  { kind: tcp, settingsFor: (port) => ({ host: '127.0.0.1', port, expect: 'ready' }) },
  { kind: tls, settingsFor: (port) => ({ host: '127.0.0.1', port }) },
  { kind: dns, settingsFor: (port) => ({ name: 'a.lan', server: '127.0.0.1', port }), isDatagram: true },
  { kind: ping, settingsFor: undefined },
  {
    kind: websocket,
    settingsFor: (port) => ({ url: `ws://127.0.0.1:${port}/`, expect: 'ready' }),
    secretly: { secret, settings: { url: `ws://a.lan/${secret}`, secretHeaders: `X-Key: ${secret}` } },
  },
  { kind: docker, settingsFor: undefined },
  { kind: group, settingsFor: undefined },
  { kind: push, settingsFor: undefined },
  ...[postgres, mysql, redis, mongodb, mqtt].map((kind): Conformance => ({
    kind,
    settingsFor: (port) => ({ host: '127.0.0.1', port, user: 'a', password: secret }),
    secretly: { secret, settings: { host: 'a.lan', password: secret } },
  })),
  ...[postgres, mysql, redis, mongodb, mqtt, grpc].map((kind): Conformance => ({
    kind,
    settingsFor: (port) => ({ host: '127.0.0.1', port, useTls: true, ignoreTls: true }),
  })),
  { kind: grpc, settingsFor: (port) => ({ host: '127.0.0.1', port }) },
];

for (const conformance of conforming) describeCheckKind(conformance);

test('no two kinds share a name', () => {
  const names = kinds.map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
});

test('each reason is said in two languages', () => {
  for (const { en, es } of Object.values(reasons)) {
    expect(en).toMatch(/\.$/);
    expect(es).toMatch(/\.$/);
    expect(es).not.toBe(en);
  }
});
