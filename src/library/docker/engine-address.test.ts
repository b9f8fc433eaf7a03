import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeAddress, engineAddress } from './engine-address.ts';

test.each([
  ['unix:///var/run/docker.sock', { socketPath: '/var/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
  ['tcp://box:1234', { host: 'box', port: 1234, tls: undefined }],
  ['tcp://box', { host: 'box', port: 2375, tls: undefined }],
  ['http://[::1]:2375', { host: '::1', port: 2375, tls: undefined }],
])('%s', (text, address) => {
  expect(engineAddress(text)).toEqual(address);
});

test('a folder of certificates turns TLS on, with its own default port', () => {
  const certDir = mkdtempSync(join(tmpdir(), 'nxdock-'));
  for (const name of ['ca', 'cert', 'key']) writeFileSync(join(certDir, `${name}.pem`), name.toUpperCase());
  const address = engineAddress('tcp://box', { certDir });
  expect(address).toEqual({ host: 'box', port: 2376, tls: { ca: 'CA', cert: 'CERT', key: 'KEY' } });
  expect(describeAddress(address)).toBe('tcp://box:2376');
});

test.each([
  ['/var/run/docker.sock', 'write it as unix:///var/run/docker.sock'],
  ['ssh://root@box', 'ssh is not supported'],
  ['ftp://box', '"ftp" is unknown'],
  ['tcp://box:99999', 'cannot be read'],
  ['https://box', 'TLS needs a folder'],
])('%s is refused: %s', (text, why) => {
  expect(() => engineAddress(text)).toThrow(why);
});

test('a missing certificate file is named', () => {
  expect(() => engineAddress('tcp://box', { certDir: '/nowhere' })).toThrow('/nowhere/ca.pem');
});

test('IPv6 addresses are written as they were read', () => {
  expect(describeAddress({ host: '::1', port: 2375 })).toBe('tcp://[::1]:2375');
});
