import { isDeepStrictEqual } from 'node:util';
import type { ContainerBody } from '../recreate/container-body.ts';
import { parseBind } from './spec/bind.ts';
import { parseVariable } from './spec/environment-part.ts';
import { primaryNetwork } from './spec/networks-part.ts';

/** One difference; undefined is "not there". */
export interface BodyChange {
  /** Property by property, an entry of a list that has names by its name; or `Name` alone. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Lists whose entries have a name: an entry is compared with the one of the same name, in whatever order. */
const namedLists: Readonly<Record<string, (entry: unknown) => string>> = {
  Env: (entry) => parseVariable(String(entry)).name,
  'HostConfig.Binds': (entry) => parseBind(String(entry))?.target ?? String(entry),
  'HostConfig.Mounts': (entry) => textAt(entry, 'Target'),
  'HostConfig.Devices': (entry) => textAt(entry, 'PathInContainer'),
};

/** Objects whose entries matter by being there, even when they are empty. */
const registers = new Set([
  'ExposedPorts',
  'Labels',
  'Volumes',
  'HostConfig.PortBindings',
  'HostConfig.Tmpfs',
  'NetworkingConfig.EndpointsConfig',
]);

/** Every difference, in the order of the bodies. Absent and null are the same. */
export function diffBodies(before: ContainerBody, after: ContainerBody): BodyChange[] {
  const isRenamed = before.name !== after.name;
  const renamed = isRenamed ? [{ path: ['Name'], before: before.name, after: after.name }] : [];
  const changes = diffObjects([], before.create, after.create);
  const published = new Set(changes.flatMap(({ path }) => (path[1] === 'PortBindings' ? path.slice(2) : [])));
  // A port that is published is exposed for that: one change, not two.
  const isExposure = ({ path: [first, port] }: BodyChange) =>
    first === 'ExposedPorts' && port !== undefined && published.has(port);
  const isStart = (change: BodyChange) => isStartNetwork(change, before, after);
  return [...renamed, ...changes.filter((change) => !isExposure(change) && !isStart(change))];
}

/** The network that a container starts on is joined whether or not it is listed. */
function isStartNetwork(
  { path, ...values }: BodyChange,
  before: ContainerBody,
  after: ContainerBody,
): boolean {
  const isUnchanged = primaryNetwork(before.create) === primaryNetwork(after.create);
  const saysNothing = [values.before, values.after].every((value) => Object.keys(value ?? {}).length === 0);
  return (
    path.length === 3 &&
    path[0] === 'NetworkingConfig' &&
    path[2] === primaryNetwork(after.create) &&
    isUnchanged &&
    saysNothing
  );
}

type Path = readonly string[];
type Entries = Readonly<Record<string, unknown>>;

function diffObjects(path: Path, before: Entries, after: Entries): BodyChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const isRegister = registers.has(path.join('.'));
  return [...keys].flatMap((key) =>
    diffValues([...path, key], own(before, key), own(after, key), isRegister),
  );
}

function diffValues(path: Path, before: unknown, after: unknown, isEntry: boolean): BodyChange[] {
  const [was, is] = [setting(path, before), setting(path, after)];
  if (isDeepStrictEqual(was, is)) return [];
  const name = namedLists[path.join('.')];
  if (name) return diffNamed(path, listOf(was), listOf(is), name);
  if (isEntry && (was === undefined || is === undefined)) return [{ path, before: was, after: is }];
  if (isEntries(was ?? {}) && isEntries(is ?? {})) {
    return diffObjects(path, entriesOf(was), entriesOf(is));
  }
  return isNothing(was) && isNothing(is) ? [] : [{ path, before: was, after: is }];
}

/** The engine takes most settings of the host that are zero, empty or off for ones that nobody made. */
function setting(path: Path, value: unknown): unknown {
  if (path[0] !== 'HostConfig' || path.length > 2 || tellsZero.has(path[1] ?? '')) return value ?? undefined;
  return value || undefined;
}

const tellsZero = new Set(['Init', 'MemorySwappiness']);

function diffNamed(
  path: Path,
  before: readonly unknown[],
  after: readonly unknown[],
  nameOf: (entry: unknown) => string,
): BodyChange[] {
  const was = Map.groupBy(before, nameOf);
  const is = Map.groupBy(after, nameOf);
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((name) => {
    const [olds, news] = [was.get(name) ?? [], is.get(name) ?? []];
    const places = Array.from({ length: Math.max(olds.length, news.length) }, (_, at) => at);
    return places
      .filter((at) => !isDeepStrictEqual(olds[at], news[at]))
      .map((at) => ({ path: [...path, name], before: olds[at], after: news[at] }));
  });
}

/** An empty list of these is nothing; an empty command is a command. */
function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): Entries {
  return isEntries(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function own(entries: Entries, key: string): unknown {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function textAt(entry: unknown, key: string): string {
  const value = entriesOf(entry)[key];
  return typeof value === 'string' ? value : '';
}
