import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectEngine } from '#library/docker/engine.ts';
import { eventually } from '#kernel/eventually.ts';
import { openLocalHost } from '#tools/containers/local-host/open-local-host.ts';
import { docker } from './docker-command.ts';
import { dockerAddress, requireEngine } from './engines.ts';
import { openRecreateLab, type RecreateLab } from './recreate-lab.ts';

const deaf = ['sh', '-c', 'trap "" TERM; while :; do sleep 0.1; done'];
const never = new AbortController().signal;

describe.skipIf(!requireEngine('docker'))('NEXUS was killed while the engine stops the old container', () => {
  let lab: RecreateLab;
  beforeAll(async () => {
    lab = await openRecreateLab();
  });
  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  test('going back, the stop that was asked for ends first, and the old one runs after it', async () => {
    const { id, name } = await lab.make({ Cmd: deaf, StopTimeout: 4 });
    const { clock, log } = lab.tool.kernel;
    const engine = connectEngine(dockerAddress);
    await using host = openLocalHost({ id: 'local', name: 'here', engine, clock, log });
    await eventually(() => host.status().state === 'live' || undefined, 10_000);
    const { recreation } = host;
    const draft = await recreation.draft(id, (await recreation.capture(id)).body, {
      id: '0000000000000001',
      imageId: null,
      referenceBefore: undefined,
      gate: { steadyMs: 0, healthyWithinMs: 0 },
      signal: never,
    });
    const built = await recreation.build(draft, () => Promise.resolve(), never);
    const stopping = docker(['stop', id]);
    // Until the engine has been told; it then waits four seconds for a process that does not listen.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await lab.now(id)).State.Running).toBe(true);
    await recreation.goBack(built);
    await stopping;
    const after = await lab.now(name);
    expect(after).toMatchObject({ Id: id, State: { Running: true } });
    expect(await docker(['ps', '-aq', '--filter', `name=${name}-nexus`])).toBe('');
  });
});
