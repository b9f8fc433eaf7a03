import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cgroupReader } from '#library/docker/cgroup-reader.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { followLogs } from '#library/docker/logs.ts';
import { followStats } from '#library/docker/stats.ts';
import { createVolume, removeVolume } from '#library/docker/volumes.ts';
import { watchEvents, type GapReason } from '#library/docker/watch-events.ts';
import { ensureTestImage, runContainer, testLabels, testName } from './docker-containers.ts';
import { startDockerProxy } from './docker-proxy.ts';
import { dockerAddress, requireEngine } from './engines.ts';

const backoff = { firstMs: 10, longestMs: 100 };

describe.skipIf(!requireEngine('docker'))('streams of a real engine', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = connectEngine(dockerAddress);
    await ensureTestImage(engine);
  });
  afterAll(async () => await engine[Symbol.asyncDispose]());

  test('logs: both outputs, a line of 40 kB, invalid UTF-8, no newline at the end', async () => {
    const long = `head -c 40000 /dev/zero | tr '\\0' x; echo`;
    await using container = await runContainer(
      engine,
      `echo out; echo err >&2; ${long}; printf 'bad \\377 byte\\nlast'`,
    );
    const lines = await Array.fromAsync(followLogs(engine, container.id, { backoff }));
    const texts = (stream: string) => lines.filter((line) => line.stream === stream).map(({ text }) => text);
    expect(texts('stdout')).toEqual(['out', 'x'.repeat(40_000), 'bad \uFFFD byte', 'last']);
    expect(texts('stderr')).toEqual(['err']);
    expect(lines.every(({ timeNano }) => /^\d{19}$/.test(timeNano))).toBe(true);
  });

  test('logs of a TTY', async () => {
    const script = `echo one; head -c 40000 /dev/zero | tr '\\0' y; echo; echo two`;
    await using container = await runContainer(engine, script, { Tty: true });
    const lines = await Array.fromAsync(followLogs(engine, container.id, { backoff }));
    expect(lines.map(({ text }) => text)).toEqual(['one', 'y'.repeat(40_000), 'two']);
  });

  test('logs: one line of 20 MB stays bounded', async () => {
    await using container = await runContainer(
      engine,
      `head -c 20000000 /dev/zero | tr '\\0' z; echo; echo after`,
    );
    const lines = await Array.fromAsync(followLogs(engine, container.id, { backoff }));
    expect(lines.map(({ truncated, text }) => [truncated, text.length])).toEqual([
      [true, 256 * 1024],
      [false, 5],
    ]);
  });

  test('logs: cut again and again, every line comes once and in order', async () => {
    await using container = await runContainer(
      engine,
      'i=0; while [ $i -lt 3000 ]; do echo $i; i=$((i+1)); done; sleep 600',
    );
    await using proxy = await startDockerProxy(dockerAddress);
    await using through = connectEngine({ host: '127.0.0.1', port: proxy.port });
    const seen: number[] = [];
    for await (const { text } of followLogs(through, container.id, { backoff })) {
      seen.push(Number(text));
      if (seen.length % 700 === 0) proxy.cut();
      if (seen.length === 3_000) break;
    }
    expect(seen).toEqual(Array.from({ length: 3_000 }, (_, index) => index));
  });

  test('events: cut and silently stalled connections are resumed without a gap; more than 256 are one', async () => {
    await using proxy = await startDockerProxy(dockerAddress);
    await using through = connectEngine({ host: '127.0.0.1', port: proxy.port });
    const prefix = testName();
    const seen: string[] = [];
    const gaps: GapReason[] = [];
    const states: string[] = [];
    const controller = new AbortController();
    const watching = watchEvents(through, {
      signal: controller.signal,
      filters: { type: ['volume'], event: ['create'] },
      onEvent: ({ Actor }) => Actor.ID.startsWith(prefix) && seen.push(Actor.ID),
      onGap: (reason) => gaps.push(reason),
      onState: ({ is }) => states.push(is),
      backoff,
      quietMs: 1_000,
    });
    const volumes: string[] = [];
    const touch = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        const Name = `${prefix}-${volumes.length}`;
        await createVolume(engine, { Name, Labels: testLabels });
        volumes.push(Name);
      }
    };
    const caughtUp = () => expect.poll(() => seen, { timeout: 20_000 }).toEqual(volumes);
    try {
      await expect.poll(() => states.at(-1)).toBe('live');
      await touch(3);
      await caughtUp();
      proxy.cut();
      await touch(5);
      await caughtUp();
      proxy.stall();
      await touch(5);
      await expect.poll(() => states.at(-1), { timeout: 20_000 }).toBe('offline');
      proxy.resume();
      await caughtUp();
      expect(gaps).toEqual(['first-connect']);
      proxy.stall();
      proxy.cut();
      await touch(300);
      proxy.resume();
      proxy.cut();
      await expect.poll(() => gaps, { timeout: 20_000 }).toEqual(['first-connect', 'events-lost']);
    } finally {
      for (const name of volumes) await removeVolume(engine, name);
      controller.abort();
      await watching;
    }
  });

  test('stats: what the kernel says is plausible, and the engine says the same', async () => {
    const script = 'dd if=/dev/zero of=/dev/shm/x bs=1M count=20 2>/dev/null; while true; do :; done';
    await using container = await runContainer(engine, script, {
      HostConfig: { NanoCpus: 200_000_000, Memory: 64 * 1024 * 1024 },
    });
    const { State } = await inspectContainer(engine, container.id);
    const reader = cgroupReader();
    const samples = followStats(engine, container.id);
    await samples.next();
    await reader.read(container.id, State.Pid);
    await sleep(2_000);
    await samples.next();
    const [{ value: told }, read] = await Promise.all([samples.next(), reader.read(container.id, State.Pid)]);
    await samples.return();
    if (!told) throw new Error('The engine ended its statistics.');
    if (read) {
      expect(read.memoryLimitBytes).toBe(64 * 1024 * 1024);
      expect(read.memoryBytes).toBeGreaterThan(20 * 1024 * 1024);
      expect(read.cpuPercent).toBeGreaterThan(5);
      expect(read.cpuPercent).toBeLessThan(40);
    }
    // An engine that cannot read its own cgroups, as in some sandboxes, tells nothing at all: then all are null together.
    if (told.pids === null) expect(new Set(Object.values(told))).toEqual(new Set([null]));
    else {
      expect(told.cpuPercent).toBeGreaterThan(5);
      expect(told.cpuPercent).toBeLessThan(40);
      expect(told.memoryLimitBytes).toBe(64 * 1024 * 1024);
      if (read) {
        expect(Math.abs((told.memoryBytes ?? 0) - (read.memoryBytes ?? 0))).toBeLessThan(8 * 1024 * 1024);
        expect(told.pids).toBe(read.pids);
      }
    }
  });
});
