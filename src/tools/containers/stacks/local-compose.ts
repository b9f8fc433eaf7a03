import { unavailable } from '#kernel/errors.ts';
import { containerChanges, inspectContainer, listContainers } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { listNetworks } from '#library/docker/networks.ts';
import { inspectImage, removeImage, tagImage } from '#library/docker/images.ts';
import { pullImage } from '#library/docker/pull.ts';
import { splitReference } from '#library/image-reference/split-reference.ts';
import { inspectVolume, listVolumes, removeVolume } from '#library/docker/volumes.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import { composeCommandLine } from './compose-arguments.ts';
import { containerAsService } from './container-settings.ts';
import { countWritten } from './count-written.ts';
import { composeFinder } from './find-compose.ts';
import type { ComposeAvailability, HostCompose, LocalImage } from './host-compose.ts';
import { refreshStack } from './refresh-stack.ts';
import { composeRunner, type ComposeRunner } from './run-compose.ts';
import { stackContainerOf } from './stack-container.ts';
import {
  makeStackFolder,
  readStackFile,
  recycleStackFolder,
  writeStackFiles,
} from './stack-files-on-disk.ts';

const changesTimeoutMs = 5_000;
const notRun = {
  isAvailable: false,
  reason: 'Docker Compose is not run by this NEXUS.',
  fixes: [],
} as const satisfies ComposeAvailability;

export function localCompose(access: EngineAccess): HostCompose {
  return { ...composeOf(access), ...filesOf(access), ...imagesOf(access), ...belongingsOf(access) };
}

function composeOf(
  access: EngineAccess,
): Pick<HostCompose, 'stacksFolder' | 'availability' | 'config' | 'run' | 'commandLine'> {
  const { compose, clock } = access;
  const finder = compose && composeFinder(compose.environment, clock);
  const runner: ComposeRunner | undefined = compose && finder && composeRunner(compose, finder);
  const ready = () => {
    if (!runner) throw unavailable(notRun.reason);
    return runner;
  };
  return {
    stacksFolder: compose?.stacksFolder ?? null,
    async availability() {
      const answer = await finder?.find();
      if (!answer) return notRun;
      return answer.found ? { isAvailable: true, version: answer.found.version } : answer.absent;
    },
    config: async (project, typed, signal) => await ready().config(project, typed, signal),
    async run(project, command, options) {
      const outcome = await ready().run(project, command, options);
      await refreshStack(access, project.name);
      return outcome;
    },
    commandLine: composeCommandLine,
  };
}

function filesOf({
  compose,
  clock,
}: EngineAccess): Pick<HostCompose, 'readFile' | 'writeFiles' | 'makeFolder' | 'recycle'> {
  const recycleFolder = () => {
    if (!compose) throw unavailable(notRun.reason);
    return compose.recycleFolder;
  };
  return {
    readFile: readStackFile,
    writeFiles: async (files) => await writeStackFiles(files, recycleFolder()),
    makeFolder: makeStackFolder,
    recycle: async (path) => await recycleStackFolder(path, recycleFolder(), String(clock.now())),
  };
}

function imagesOf({
  engine,
}: EngineAccess): Pick<HostCompose, 'image' | 'tagImage' | 'untagImage' | 'pullImage'> {
  return {
    async image(reference, signal): Promise<LocalImage | null> {
      const found = await orNull(inspectImage(engine, reference, { signal }));
      if (!found) return null;
      const volumes = Object.keys(found.Config?.Volumes ?? {});
      return { id: found.Id, digests: found.RepoDigests ?? [], volumes };
    },
    async tagImage(id, reference) {
      const { repository, tag = 'latest' } = splitReference(reference);
      await told(tagImage(engine, id, repository, tag));
    },
    async untagImage(reference) {
      await orNull(removeImage(engine, reference, { noPrune: false })).catch((error: unknown) => {
        if (!isEngineError(error, 'conflict')) throw hostError(error);
      });
    },
    async pullImage(reference, { signal, onEvent }) {
      try {
        for await (const { id, status, progressDetail } of pullImage(engine, reference, { signal })) {
          const [currentBytes, totalBytes] = [progressDetail?.current ?? null, progressDetail?.total ?? null];
          onEvent({ id: id ?? reference, status: status ?? '', currentBytes, totalBytes });
        }
      } catch (error) {
        throw hostError(error);
      }
    },
  };
}

type Belongings = Pick<
  HostCompose,
  'containers' | 'belongings' | 'exists' | 'removeVolume' | 'writtenFiles' | 'asService'
>;

function belongingsOf({ engine }: EngineAccess): Belongings {
  return {
    async containers(signal) {
      const filters = { label: ['com.docker.compose.project'] };
      const listed = await told(listContainers(engine, { all: true, filters, signal }));
      return listed.map(stackContainerOf).filter((one) => one !== null);
    },
    async belongings(stack) {
      const filters = { label: [`com.docker.compose.project=${stack}`] };
      const [networks, volumes] = await told(
        Promise.all([listNetworks(engine, { filters }), listVolumes(engine, { filters })]),
      );
      return { networks: networks.map(({ Name }) => Name), volumes: volumes.map(({ Name }) => Name) };
    },
    async exists(kind, name) {
      if (kind === 'volume') return (await orNull(inspectVolume(engine, name))) !== null;
      const networks = await told(listNetworks(engine, { filters: { name: [name] } }));
      return networks.some(({ Name }) => Name === name);
    },
    removeVolume: async (name) => await told(removeVolume(engine, name)),
    async writtenFiles(container, except) {
      try {
        const call = { timeoutMs: changesTimeoutMs };
        const changes = await containerChanges(engine, container, call);
        const { Mounts, HostConfig } = await inspectContainer(engine, container, call);
        const mounts = [
          ...Mounts.map(({ Destination }) => Destination),
          ...Object.keys(HostConfig.Tmpfs ?? {}),
        ];
        return countWritten(changes, [...mounts, ...except]);
      } catch {
        return null;
      }
    },
    async asService(container) {
      const details = await told(inspectContainer(engine, container));
      const image = await orNull(inspectImage(engine, details.Image));
      return containerAsService(details, image?.Config ?? {});
    },
  };
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw hostError(error);
  }
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isEngineError(error, 'not-found') || isEngineError(error, 'invalid')) return null;
    throw isEngineError(error, 'conflict') ? error : hostError(error);
  }
}
