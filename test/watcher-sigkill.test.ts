import { afterAll, describe, expect, test } from 'vitest';
import { runsEndpoints, type RunState, type UpdateRun } from '#contracts/watcher/run.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { eventually } from '#kernel/eventually.ts';
import { dockerAddress, requireEngine } from './engines.ts';
import { composeProject } from './watcher/compose-project.ts';
import { makeTangled } from './watcher/tangled-container.ts';
import { openWatcherLab, type WatcherLab } from './watcher/watcher-lab.ts';

const timeout = 900_000;
const kills = 16;
const ends: readonly RunState[] = ['succeeded', 'back', 'failed'];
const engine = connectEngine(dockerAddress);
afterAll(() => engine[Symbol.asyncDispose]());

async function newestRun(lab: WatcherLab, name: string): Promise<UpdateRun | undefined> {
  const found = await lab.nexus.ask('GET', `/watcher/runs?name=${name}&limit=1`);
  return runsEndpoints.runs.result.parse(found)[0];
}

/** Begins the update that is on offer, and kills NEXUS so long after. @returns what came of it once NEXUS runs again. */
async function updateKilledAfter(lab: WatcherLab, name: string, afterMs: number): Promise<RunState> {
  const earlier = await newestRun(lab, name);
  const { to } = await lab.offer(name);
  const targets = [{ host: 'local', name, tag: to.tag, digest: to.digest }];
  const begun = lab.nexus.ask('POST', '/watcher/runs', { targets }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await lab.nexus.end('SIGKILL');
  await begun;
  await lab.nexus.begin();
  return await eventually(async () => {
    const run = await newestRun(lab, name);
    // It was killed before it had begun anything.
    if (!run || run.id === earlier?.id) return 'failed';
    return ends.includes(run.state) ? run.state : undefined;
  }, 90_000);
}

/** Moments from the beginning to the end of what takes so long, one in each of equal parts. */
function moments(durationMs: number): number[] {
  return Array.from({ length: kills }, (_, n) => ((n + Math.random()) / kills) * durationMs);
}

const isReady = requireEngine('docker') && requireEngine('registry') && requireEngine('compose');

describe.skipIf(!isReady)('NEXUS is killed while it updates a container', () => {
  test(
    'at any moment: the old or the new one runs as a whole, and is told as it is',
    { timeout },
    async () => {
      await using lab = await openWatcherLab();
      const service = await makeTangled(lab, engine, '10.247');
      const next = (version: number) =>
        lab.push.image(service.repository, 'latest', { env: [`VERSION=${version}`] });
      await next(2);
      const started = performance.now();
      expect(await lab.update(service.name)).toMatchObject({ state: 'succeeded' });
      const durationMs = performance.now() - started;
      const outcomes = new Set<string>();
      for (const [n, afterMs] of moments(durationMs).entries()) {
        const before = (await inspectContainer(engine, service.name)).Image;
        const pushed = await next(n + 3);
        const state = await updateKilledAfter(lab, service.name, afterMs);
        const at = `kill ${n}, ${Math.round(afterMs)} of ${Math.round(durationMs)} ms, ${state}`;
        const image = await service.expectWell(/VERSION=\d+/, at);
        expect(image, at).toBe(state === 'succeeded' ? pushed.configDigest : before);
        outcomes.add(state);
      }
      expect(outcomes).toContain('succeeded');
    },
  );

  test(
    'of a stack: container and file agree afterwards, and compose has nothing to do',
    { timeout },
    async () => {
      await using lab = await openWatcherLab();
      const [name, repository] = [lab.name(), lab.repository()];
      const image = `${lab.registry.host}/${repository}`;
      await lab.push.image(repository, '1.0.0');
      const compose = `services:\n  web:\n    image: ${image}:1.0.0 # kept\n    stop_grace_period: 1s\n`;
      await using project = await composeProject(name, { 'compose.yaml': compose });
      await project.up();
      const web = `${name}-web-1`;
      await lab.row(web);
      await lab.nexus.ask('POST', `/containers/hosts/local/stacks/${name}/adopt`);
      await lab.push.image(repository, '1.0.1');
      const started = performance.now();
      expect(await lab.update(web)).toMatchObject({ state: 'succeeded' });
      const durationMs = performance.now() - started;
      for (const [n, afterMs] of moments(durationMs).entries()) {
        await lab.push.image(repository, `1.0.${n + 2}`);
        const state = await updateKilledAfter(lab, web, afterMs);
        const at = `kill ${n}, ${Math.round(afterMs)} of ${Math.round(durationMs)} ms, ${state}`;
        const { Config, State, Id } = await inspectContainer(engine, web);
        expect(State.Running, at).toBe(true);
        expect(await project.read('compose.yaml'), at).toBe(compose.replace(`${image}:1.0.0`, Config.Image));
        if (state === 'succeeded') expect(Config.Image, at).toBe(`${image}:1.0.${n + 2}`);
        await project.up();
        expect(await project.running(), at).toEqual({ [web]: Id });
      }
    },
  );
});
