import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import { mask } from '../local-host/environment.ts';
import { CreateBody } from './create-body.ts';
import { issue } from './issues/issue.ts';
import { parseVariable } from './spec/environment-part.ts';

/** The create body to be edited as text. A masked value means on its way back: keep what is there. */
export function toJson(create: CreateContainer, isShown: (variable: string) => boolean): string {
  const Env = create.Env?.map((entry) => {
    const { name } = parseVariable(entry);
    return isShown(name) ? entry : `${name}=${mask}`;
  });
  const shown = Object.entries(Env ? { ...create, Env } : create);
  return JSON.stringify(Object.fromEntries(shown.toSorted(([a], [b]) => placeOf(a) - placeOf(b))), null, 2);
}

/** What people look for first; the rest as it comes, and before the long parts. */
const first = [
  'Image',
  'Entrypoint',
  'Cmd',
  'Hostname',
  'User',
  'WorkingDir',
  'Env',
  'Labels',
  'Healthcheck',
];
const last = ['HostConfig', 'NetworkingConfig'];

function placeOf(key: string): number {
  if (last.includes(key)) return first.length + 1 + last.indexOf(key);
  return first.includes(key) ? first.indexOf(key) : first.length;
}

export type ReadJson =
  | { readonly read: true; readonly create: CreateContainer; readonly typed: ReadonlySet<string> }
  | { readonly read: false; readonly issues: EditIssue[] };

/** `typed`: the variables whose values stand in the text. The n-th masked value of a name is the n-th that `kept` has of it. */
export function readJson(text: string, kept: readonly string[]): ReadJson {
  const parsed = parseJson(text);
  if ('reason' in parsed)
    return { read: false, issues: [issue('json', 'not-json', { reason: parsed.reason })] };
  const { error } = CreateBody.safeParse(parsed.value);
  if (error) {
    const issues = error.issues.map(({ path, message }) =>
      issue('json', 'wrong-shape', { field: path.join('.') || 'JSON', reason: message }),
    );
    return { read: false, issues };
  }
  // The schema lets through what it does not know, as the type of the body does.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const create = parsed.value as CreateContainer;
  const { Env, hidden, missing } = withKeptValues(create.Env ?? [], kept);
  if (missing.length > 0) {
    return { read: false, issues: missing.map((name) => issue('json', 'nothing-to-keep', { name })) };
  }
  const names = Env.map((entry) => parseVariable(entry).name);
  return {
    read: true,
    create: create.Env ? { ...create, Env } : create,
    typed: new Set(names.filter((name) => !hidden.has(name))),
  };
}

function parseJson(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function withKeptValues(entries: readonly string[], kept: readonly string[]) {
  const values = Map.groupBy(kept, (entry) => parseVariable(entry).name);
  const taken = new Map<string, number>();
  const hidden = new Set<string>();
  const missing: string[] = [];
  const Env = entries.map((entry) => {
    const { name, value } = parseVariable(entry);
    const place = taken.get(name) ?? 0;
    taken.set(name, place + 1);
    if (value !== mask) return entry;
    hidden.add(name);
    const before = values.get(name)?.[place];
    if (before === undefined) missing.push(name);
    return before ?? entry;
  });
  return { Env, hidden, missing };
}
