import type { FieldComparison } from '#contracts/containers/recreate.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import type { ContainerBody } from './container-body.ts';

/** JSON of each field that is set, by its name. Empty and absent are the same to an engine. */
type Fields = ReadonlyMap<string, string>;

/** Everything that differs, both ways. */
export function changesBetween(before: ContainerBody, after: ContainerBody): FieldComparison[] {
  return compare(fieldsOf(after), fieldsOf(before), true).filter(({ same }) => !same);
}

/** Every field that was asked for; what the container has beyond that comes from its image. */
export function keptFields(intended: ContainerBody, actual: ContainerBody): FieldComparison[] {
  return compare(fieldsOf(intended), fieldsOf(actual), false);
}

function compare(intended: Fields, actual: Fields, isBothWays: boolean): FieldComparison[] {
  const names = isBothWays ? new Set([...intended.keys(), ...actual.keys()]) : intended.keys();
  return [...names].toSorted().map((field) => {
    const [wanted, found] = [intended.get(field) ?? null, actual.get(field) ?? null];
    const shown = (value: string | null) => (value === null ? null : masked(field, value));
    return { field, intended: shown(wanted), actual: shown(found), same: wanted === found };
  });
}

function masked(field: string, value: string): string {
  return field.startsWith('Env.') ? '"••••"' : value;
}

function fieldsOf({ name, create }: ContainerBody): Fields {
  const { HostConfig, NetworkingConfig, Env, Labels, ExposedPorts, Volumes, Healthcheck, ...config } = create;
  return new Map([
    ['Name', JSON.stringify(name)],
    ...setOf('', config),
    ...setOf('Env.', environment(Env ?? [])),
    ...setOf('Labels.', Labels ?? {}, true),
    ...setOf('ExposedPorts.', ExposedPorts ?? {}, true),
    ...setOf('Volumes.', Volumes ?? {}, true),
    ...setOf('Healthcheck.', Healthcheck ?? {}),
    ...setOf('HostConfig.', { ...HostConfig, NetworkMode: networkMode(HostConfig?.NetworkMode) }),
    ...setOf('Networks.', NetworkingConfig?.EndpointsConfig ?? {}, true),
  ]);
}

/** Engine 26 (measured) answers with what the default means; 20.10 with the word. */
function networkMode(mode: string | undefined): string | undefined {
  return mode === 'default' ? 'bridge' : mode;
}

function environment(variables: CreateContainer['Env'] & {}): Record<string, string> {
  return Object.fromEntries(
    variables.map((variable) => {
      const at = variable.indexOf('=');
      // Without a value, an engine removes the variable that the image has.
      return at < 0 ? [variable, '\0unset'] : [variable.slice(0, at), `=${variable.slice(at + 1)}`];
    }),
  );
}

/** `presence`: an entry counts though its value is empty. */
function setOf(prefix: string, fields: object, presence = false): [name: string, json: string][] {
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const text = canonical(value) ?? (presence ? '{}' : undefined);
    if (text !== undefined) entries.push([`${prefix}${name}`, text]);
  }
  return entries;
}

/** JSON with sorted keys and without anything empty; undefined when nothing is left. */
function canonical(value: unknown): string | undefined {
  const kept = withoutEmpty(value);
  return kept === undefined ? undefined : JSON.stringify(kept);
}

function withoutEmpty(value: unknown): unknown {
  if (value === null || value === undefined || value === '' || value === false || value === 0)
    return undefined;
  if (Array.isArray(value)) {
    const isEmpty = value.length === 0 || (value.length === 1 && value[0] === '');
    return isEmpty ? undefined : value.map((one: unknown) => withoutEmpty(one) ?? one);
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([name, one]) => [name, withoutEmpty(one)] as const)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
