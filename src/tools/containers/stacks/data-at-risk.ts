import type { PlannedService } from '#contracts/containers/stack-plan.ts';
import type { HostCompose, LocalImage, ResolvedProject, StackContainer } from './host-compose.ts';
import { injectedTargets } from './injected-files.ts';
import { imageOf } from './up-rules.ts';

export interface RiskInput {
  readonly compose: Pick<HostCompose, 'writtenFiles'>;
  readonly stack: string;
  readonly project: Pick<ResolvedProject, 'services' | 'volumes'>;
  readonly planned: readonly Pick<PlannedService, 'service' | 'change'>[];
  readonly containers: readonly AffectedContainer[];
  readonly images: ReadonlyMap<string, Pick<LocalImage, 'volumes'> | null>;
  /** Volumes of the stack that nothing in the files uses any more. */
  readonly unusedVolumes: readonly string[];
}

type AffectedContainer = Pick<StackContainer, 'id' | 'name' | 'service' | 'volumes'>;

const maxLookedInto = 20;

/** What a deploy could lose or leave behind, in sentences, the gravest first. */
export async function dataAtRisk(input: RiskInput): Promise<string[]> {
  const replaced = input.planned
    .filter(({ change }) => change === 'recreate' || change === 'remove')
    .flatMap(({ service }) => input.containers.filter((container) => container.service === service))
    .slice(0, maxLookedInto);
  const written = await Promise.all(
    replaced.map(async (container) => {
      const injected = injectedTargets(input.project.services[container.service] ?? {});
      return writtenInside(container, await input.compose.writtenFiles(container.id, injected));
    }),
  );
  return [
    ...written.flat(),
    ...replaced.flatMap((container) => movedVolumes(input, container)),
    ...input.unusedVolumes.map(
      (name) => `Nothing in the files uses the volume ${name} any more. It is kept with its data.`,
    ),
  ];
}

function writtenInside({ name }: AffectedContainer, files: number | null): string[] {
  if (files === null || files === 0) return [];
  const what = files === 1 ? 'One file' : `${files} files`;
  return [`${what} written inside ${name}, outside any volume, will be lost.`];
}

/** Compose hands a volume without a name on to the new container where the file or the image still asks for one. */
function movedVolumes({ stack, project, images }: RiskInput, container: AffectedContainer): string[] {
  const config = project.services[container.service];
  const wanted = new Map(config ? mountsOf(project, config) : []);
  const reference = config && imageOf(stack, container.service, config);
  const byImage = (reference && images.get(reference)?.volumes) || [];
  return container.volumes.flatMap(({ name, target }) => {
    const source = wanted.get(target);
    const isUnnamed = /^[0-9a-f]{64}$/.test(name);
    if (isUnnamed) {
      if (config && (source === '' || (source === undefined && byImage.includes(target)))) return [];
      return [
        `The volume without a name at ${target} of ${container.name} is left behind: nothing leads to its data any more. It is ${name.slice(0, 12)}.`,
      ];
    }
    if (source === undefined || source === name) return [];
    const next = source === '' ? 'a volume without a name' : source;
    return [
      `${container.service} gets ${next} at ${target} instead of ${name}. The data stays in ${name} and is not copied.`,
    ];
  });
}

/** Target and name of each mount; an empty name is a volume without one. */
function mountsOf(
  { volumes: defined }: RiskInput['project'],
  config: Readonly<Record<string, unknown>>,
): [string, string][] {
  const { volumes } = config;
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume: unknown): [string, string][] => {
    if (typeof volume !== 'object' || volume === null || !('target' in volume)) return [];
    const source = 'source' in volume && typeof volume.source === 'string' ? volume.source : '';
    const isVolume = 'type' in volume && volume.type === 'volume';
    const name = isVolume ? defined[source]?.['name'] : source;
    return [[String(volume.target), typeof name === 'string' ? name : source]];
  });
}
