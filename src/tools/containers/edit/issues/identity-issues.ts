import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import { issue, issueIf, listedTwice } from './issue.ts';
import type { Situation } from './situation.ts';

/** As the engine's `RestrictedNamePattern`, for containers and volumes alike. */
export const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;
/** Reference grammar of the distribution project, a little wider: the engine has the last word. */
const imagePattern =
  /^(?:[\w.-]+(?::\d+)?\/|\[[\da-fA-F:]+\](?::\d+)?\/)?[a-z0-9._/-]+(?::\w[\w.-]{0,127})?(?:@[a-z0-9]+:[0-9a-fA-F]{32,})?$/;
const hostnamePattern = /^(?!-)[a-zA-Z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-zA-Z0-9_-]{1,63}(?<!-))*\.?$/;

export function identityIssues(spec: ContainerSpec, situation: Situation): EditIssue[] {
  const { workingDirectory, hostname } = spec;
  return [
    ...nameIssues(spec.name, situation),
    ...imageIssues(spec.image),
    ...issueIf(
      workingDirectory !== '' && !workingDirectory.startsWith('/'),
      'workingDirectory',
      'path-relative',
    ),
    ...issueIf(hostname !== '' && !hostnamePattern.test(hostname), 'hostname', 'hostname-form'),
    ...environmentIssues(spec, situation.kept),
    ...spec.labels.flatMap(({ name }, index) => issueIf(name === '', `labels.${index}.name`, 'label-name')),
    ...listedTwice(
      spec.labels,
      ({ name }) => name,
      (index) => `labels.${index}.name`,
    ),
  ];
}

export function nameIssues(name: string, { containers, ownId }: Situation): EditIssue[] {
  if (name === '') return [issue('name', 'name-missing')];
  if (!namePattern.test(name)) return [issue('name', 'name-form')];
  const holder = containers.find(({ summary }) => summary.name === name && summary.id !== ownId);
  return issueIf(holder !== undefined, 'name', 'name-taken', { name });
}

function imageIssues(image: string): EditIssue[] {
  if (image.trim() === '') return [issue('image', 'image-missing')];
  const isId = /^(?:sha256:)?[0-9a-f]{12,64}$/.test(image);
  return issueIf(!isId && !imagePattern.test(image), 'image', 'image-form');
}

function environmentIssues({ environment }: ContainerSpec, kept: ReadonlySet<string>): EditIssue[] {
  const pathOf = (index: number) => `environment.${index}.name`;
  const entries = environment.flatMap(({ name, value }, index) => {
    if (name === '' || name.includes('=')) return [issue(pathOf(index), 'variable-name')];
    if (value === null && !kept.has(name)) {
      return [issue(`environment.${index}.value`, 'nothing-to-keep', { name })];
    }
    return issueIf(`${name}${value}`.includes('\0'), `environment.${index}.value`, 'no-null-character');
  });
  return [...entries, ...listedTwice(environment, ({ name }) => name, pathOf)];
}
