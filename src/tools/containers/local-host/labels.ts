import type { StackMembership } from '#contracts/containers/container.ts';

/*
 * Names, labels and images come from whoever made the container. They are bounded here, once, so that no list grows
 * with what somebody wrote into a label.
 */
export const maxNameLength = 256;
export const maxImageLength = 512;
const maxLabels = 64;
const maxLabelLength = 256;
const maxConfigFiles = 32;
const maxPathLength = 1024;

/** What other tools go by: these are never among those that are cut off because somebody wrote a hundred others. */
const readPrefixes = [
  'nexus.',
  'wud.',
  'dd.',
  'diun.',
  'com.centurylinklabs.',
  'cupdate.',
  'homepage.',
  'glance.',
];
const composePrefix = 'com.docker.compose.';

export function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // Not between the halves of a surrogate pair.
  return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export function boundedLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(labels).filter(([name]) => !name.startsWith(composePrefix));
  const isRead = ([name]: readonly [string, string]) =>
    readPrefixes.some((prefix) => name.startsWith(prefix));
  const first = [...own.filter(isRead), ...own.filter((label) => !isRead(label))];
  return Object.fromEntries(
    first
      .slice(0, maxLabels)
      .map(([name, value]) => [cut(name, maxLabelLength), cut(value, maxLabelLength)] as const),
  );
}

/** The stack a container belongs to, from the labels that compose writes (compose `pkg/api/labels.go`). */
export function stackOf(labels: Readonly<Record<string, string>>): StackMembership | null {
  const name = labels[`${composePrefix}project`];
  if (name === undefined || name === '') return null;
  const directory = labels[`${composePrefix}project.working_dir`];
  const files = labels[`${composePrefix}project.config_files`] ?? '';
  return {
    name: cut(name, maxNameLength),
    service: cut(labels[`${composePrefix}service`] ?? '', maxNameLength),
    workingDirectory: directory === undefined ? null : cut(directory, maxPathLength),
    configFiles: files
      .split(',')
      .filter((file) => file !== '')
      .slice(0, maxConfigFiles)
      .map((file) => cut(file, maxPathLength)),
  };
}
