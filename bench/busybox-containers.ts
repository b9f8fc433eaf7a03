import { askEngine } from './raw-engine.ts';

const label = 'nexus.bench';
const atOnce = 8;

/** Real containers of the image `busybox`, a quarter of them in stacks, removed again when disposed of. */
export interface BusyboxContainers extends AsyncDisposable {
  readonly ids: readonly string[];
}

export async function createContainers(count: number, running: number): Promise<BusyboxContainers> {
  const ids = await inTurns(count, async (index) => {
    const body = JSON.parse(
      await askEngine('POST', `/containers/create?name=bench-${process.pid}-${index}`, config(index)),
    );
    const id = String(body.Id);
    if (index < running) await askEngine('POST', `/containers/${id}/start`);
    return id;
  });
  return { ids, [Symbol.asyncDispose]: () => removeAll(ids) };
}

async function removeAll(ids: readonly string[]): Promise<void> {
  await inTurns(ids.length, (index) => askEngine('DELETE', `/containers/${ids[index]}?force=true`));
}

function config(index: number) {
  const stack = {
    'com.docker.compose.project': `bench-${index % 5}`,
    'com.docker.compose.service': `part-${index}`,
  };
  return {
    Image: 'busybox',
    Cmd: ['sleep', '86400'],
    Labels: { [label]: String(process.pid), ...(index % 4 === 0 ? stack : {}) },
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: { NetworkMode: 'none', StopTimeout: 0 },
  };
}

async function inTurns<Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
