import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startContainer, waitContainer } from '#library/docker/container-lifecycle.ts';
import { listContainers } from '#library/docker/containers.ts';
import { engineAddress } from '#library/docker/engine-address.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { openEvents } from '#library/docker/events.ts';
import { createExec, execExitCode, startExec } from '#library/docker/exec.ts';
import { listImages, saveImage } from '#library/docker/images.ts';
import { listNetworks } from '#library/docker/networks.ts';
import { pullImage } from '#library/docker/pull.ts';
import { diskUsage, engineInfo } from '#library/docker/system.ts';
import { listVolumes } from '#library/docker/volumes.ts';
import { ensureTestImage, runContainer } from './docker-containers.ts';
import { startDockerProxy } from './docker-proxy.ts';
import { dockerAddress, requireEngine } from './engines.ts';

describe.skipIf(!requireEngine('docker'))('ways to a real engine', () => {
  let engine: Engine;
  let certDir: string;

  beforeAll(async () => {
    engine = connectEngine(dockerAddress);
    certDir = makeCertificates();
    await ensureTestImage(engine);
  });
  afterAll(async () => {
    rmSync(certDir, { recursive: true, force: true });
    await engine[Symbol.asyncDispose]();
  });

  test('TCP with TLS: requests, and a terminal in both directions', async () => {
    await using container = await runContainer(engine, 'sleep 600');
    await using proxy = await startDockerProxy(dockerAddress, serverCertificate(certDir));
    await using secure = connectEngine(engineAddress(`tcp://127.0.0.1:${proxy.port}`, { certDir }));
    expect((await listContainers(secure)).map(({ Id }) => Id)).toContain(container.id);
    const id = await createExec(secure, container.id, { command: ['cat'], stdin: true });
    using session = await startExec(secure, id);
    await session.write('over TLS');
    session.endInput();
    const output = await Array.fromAsync(session.output);
    expect(output.map(({ bytes }) => bytes.toString()).join('')).toBe('over TLS');
    expect(await execExitCode(secure, id)).toBe(0);
  });

  test('TLS: a client without a known certificate is denied, a server without one is not trusted', async () => {
    await using proxy = await startDockerProxy(dockerAddress, serverCertificate(certDir));
    const other = makeCertificates();
    try {
      const target = { host: '127.0.0.1', port: proxy.port };
      await using stranger = connectEngine({
        ...target,
        tls: { ca: read(certDir, 'ca.pem'), cert: read(other, 'cert.pem'), key: read(other, 'key.pem') },
      });
      await expect(stranger.ping()).rejects.toMatchObject({
        name: 'EngineError',
        kind: expect.stringMatching(/denied|unreachable/),
      });
      await using careful = connectEngine(engineAddress(`tcp://127.0.0.1:${proxy.port}`, { certDir: other }));
      await expect(careful.ping()).rejects.toMatchObject({
        kind: 'unreachable',
        message: expect.stringMatching(/certificate/),
      });
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  test('every call ends at once when its signal aborts, though the engine hangs', async () => {
    await using proxy = await startDockerProxy(dockerAddress);
    await using hung = connectEngine({ host: '127.0.0.1', port: proxy.port });
    await hung.ping();
    proxy.stall();
    const controller = new AbortController();
    const { signal } = controller;
    const calls: Promise<unknown>[] = [
      hung.ping({ signal }),
      listContainers(hung, { signal }),
      listImages(hung, { signal }),
      listNetworks(hung, { signal }),
      listVolumes(hung, { signal }),
      engineInfo(hung, { signal }),
      diskUsage(hung, { signal }),
      startContainer(hung, 'x', { signal }),
      waitContainer(hung, 'x', { signal, timeoutMs: 60_000 }),
      createExec(hung, 'x', { command: ['sh'] }, { signal }),
      startExec(hung, 'x', { signal }),
      openEvents(hung, { signal }),
      saveImage(hung, 'x', { signal }),
      pullImage(hung, 'x', { signal }).next(),
    ];
    const reason = new Error('enough');
    controller.abort(reason);
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes).toEqual(calls.map(() => ({ status: 'rejected', reason })));
  });

  test('a hung engine ends in a timeout, and is spoken to again once it answers', async () => {
    await using proxy = await startDockerProxy(dockerAddress);
    await using patient = connectEngine({ host: '127.0.0.1', port: proxy.port }, { timeoutMs: 200 });
    await patient.ping();
    proxy.stall();
    await expect(listContainers(patient)).rejects.toMatchObject({ kind: 'timeout' });
    await expect(openEvents(patient)).rejects.toMatchObject({ kind: 'timeout' });
    proxy.resume();
    await expect(listContainers(patient, { timeoutMs: 10_000 })).resolves.toBeInstanceOf(Array);
  });
});

function serverCertificate(folder: string) {
  return {
    ca: read(folder, 'ca.pem'),
    cert: read(folder, 'server.pem'),
    key: read(folder, 'server-key.pem'),
  };
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** An authority of its own, a server for 127.0.0.1 and a client, in a new folder laid out as DOCKER_CERT_PATH. */
function makeCertificates(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nxdock-tls-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=nxdock authority',
    '-days',
    '2',
  );
  writeFileSync(join(folder, 'server.ext'), 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
  writeFileSync(join(folder, 'client.ext'), 'extendedKeyUsage=clientAuth\n');
  const sign = (name: string, keyFile: string, certFile: string) => {
    openssl('req', ...key, '-keyout', keyFile, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...authority,
      '-out',
      certFile,
      '-days',
      '2',
      '-extfile',
      `${name}.ext`,
    );
  };
  sign('server', 'server-key.pem', 'server.pem');
  sign('client', 'key.pem', 'cert.pem');
  return folder;
}
