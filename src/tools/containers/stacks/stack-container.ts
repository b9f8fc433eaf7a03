import { resolve } from 'node:path';
import { ContainerState } from '#contracts/containers/container.ts';
import { listedHealth, type ContainerSummary } from '#library/docker/container.ts';
import { cut, maxImageLength, maxNameLength } from '../local-host/labels.ts';
import type { StackContainer } from './host-compose.ts';

const maxFiles = 32;

/** Null for a container that belongs to no stack, and for the one-off ones of `compose run`. */
export function stackContainerOf(listed: ContainerSummary): StackContainer | null {
  const label = (name: string) => listed.Labels?.[`com.docker.compose.${name}`] ?? '';
  const project = label('project');
  if (project === '' || label('oneoff').toLowerCase() === 'true') return null;
  const workingDirectory = label('project.working_dir');
  const name = (listed.Names[0] ?? '').replace(/^\//, '');
  const [, exitCode] = /^Exited \((\d+)\)/.exec(listed.Status) ?? [];
  return {
    id: listed.Id,
    name: cut(name, maxNameLength) || listed.Id.slice(0, 12),
    project: cut(project, maxNameLength),
    service: cut(label('service'), maxNameLength),
    number: Number.parseInt(label('container-number'), 10) || 1,
    createdAtMs: listed.Created * 1000,
    state: ContainerState.options.find((state) => state === listed.State) ?? 'exited',
    health: listedHealth(listed),
    exitCode: exitCode === undefined ? null : Number(exitCode),
    image: cut(listed.Image, maxImageLength),
    imageId: listed.ImageID,
    configHash: label('config-hash'),
    imageLabel: label('image'),
    workingDirectory: isAbsolute(workingDirectory) ? workingDirectory : null,
    configFiles: pathsIn(label('project.config_files'), workingDirectory),
    environmentFiles: pathsIn(label('project.environment_file'), workingDirectory),
    volumes: listed.Mounts.flatMap(({ Type, Name, Destination }) =>
      Type === 'volume' && Name ? [{ name: Name, target: Destination }] : [],
    ),
    networks: Object.keys(listed.NetworkSettings.Networks ?? {}),
  };
}

/** Commas stand between the paths; early versions wrote them relative, and `-` is a file that was read from a pipe. */
function pathsIn(label: string, workingDirectory: string): string[] {
  return label
    .split(',')
    .filter((path) => path !== '' && path !== '-')
    .map((path) => resolve(workingDirectory, path))
    .filter(isAbsolute)
    .slice(0, maxFiles);
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') && path.length <= 4096 && !path.includes('\0');
}
