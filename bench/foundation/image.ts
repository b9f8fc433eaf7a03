import { docker } from '#test/docker-command.ts';
import { baseTag, buildImage } from '#test/image-under-test.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { round } from '../statistics.ts';

const tag = 'nexus-bench';

/** The size of the image as the engine counts it, and of its base, which is Node and little else. */
export async function measureImage({ say }: BenchmarkOptions): Promise<Measurement> {
  say('building the image …');
  await buildImage(tag);
  const [imageMiB, baseMiB] = await Promise.all([sizeMiB(tag), sizeMiB(baseTag)]);
  await docker(['image', 'rm', tag]);
  return {
    name: 'imageMiB',
    value: imageMiB,
    floor: { value: baseMiB, of: 'its base, Node and its libraries' },
  };
}

async function sizeMiB(image: string): Promise<number> {
  return round(Number(await docker(['image', 'inspect', '--format', '{{.Size}}', image])) / 2 ** 20);
}
