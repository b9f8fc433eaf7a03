import { isMap, isScalar, type Node } from 'yaml';
import { textOf, type ComposeDocument, type Entry, type Finding } from './compose-document.ts';
import { nearest } from './nearest.ts';
import { namespaceReferences } from './namespace-references.ts';

type Kind = 'volumes' | 'networks' | 'secrets' | 'configs';

const kinds: readonly Kind[] = ['volumes', 'networks', 'secrets', 'configs'];
const singular = { volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' } as const;

/** Names that other files of the same stack define. */
export interface DefinedElsewhere {
  has(kind: Kind | 'services', name: string): boolean;
}

/** What a service refers to and nobody defines, services that wait for each other in a circle, and services without an image. */
export function checkReferences(
  document: ComposeDocument,
  elsewhere: DefinedElsewhere = { has: () => false },
): Finding[] {
  const services = document.entries(document.find(['services']).node);
  const names = new Set(services.map(({ key }) => key));
  const isService = (name: string) => names.has(name) || elsewhere.has('services', name);
  return [
    ...kinds.flatMap((kind) => undefinedOf(document, services, kind, elsewhere)),
    ...services.flatMap((service) =>
      dependencies(document, service)
        .filter(({ name }) => !isService(name))
        .map(({ name, node }) => undefinedFinding(document, service.key, 'service', name, node, names)),
    ),
    ...cycles(document, services),
  ];
}

function undefinedOf(
  document: ComposeDocument,
  services: readonly Entry[],
  kind: Kind,
  elsewhere: DefinedElsewhere,
): Finding[] {
  const defined = new Set(document.entries(document.find([kind]).node).map(({ key }) => key));
  if (kind === 'networks') defined.add('default');
  return services.flatMap((service) =>
    used(document, valueOf(document, service, kind), kind)
      .filter(({ name }) => !defined.has(name) && !elsewhere.has(kind, name))
      .map(({ name, node }) =>
        undefinedFinding(document, service.key, singular[kind], name, node, defined, kind),
      ),
  );
}

interface Use {
  readonly name: string;
  readonly node: Node;
}

function used(document: ComposeDocument, value: Node | null, kind: Kind): Use[] {
  if (isMap(value)) return document.entries(value).map(({ key, keyNode }) => ({ name: key, node: keyNode }));
  return document.items(value).flatMap((node) => {
    const member = (name: string) => document.entries(node).find(({ key }) => key === name)?.value;
    if (kind === 'volumes') {
      const name = isMap(node) ? namedSource(textOf(member('type')), member('source')) : volumeIn(node);
      return name === null ? [] : [{ name, node }];
    }
    const name = isMap(node) ? textOf(member('source')) : textOf(node);
    return name === null || name.includes('$') ? [] : [{ name, node }];
  });
}

/** `name:/target`; a path or an anonymous volume names none. */
function volumeIn(node: Node): string | null {
  const [, name] = /^([A-Za-z0-9_][\w.-]*):/.exec(textOf(node) ?? '') ?? [];
  return name === undefined || /^[A-Za-z]$/.test(name) ? null : name;
}

function namedSource(type: string | null, source: Node | null | undefined): string | null {
  const name = textOf(source);
  return type === 'volume' && name !== null && !name.includes('$') ? name : null;
}

function dependencies(document: ComposeDocument, service: Entry): Use[] {
  const value = valueOf(document, service, 'depends_on');
  const named: Use[] = isMap(value)
    ? document
        .entries(value)
        .filter((entry) => textOf(valueOf(document, entry, 'required')) !== 'false')
        .map(({ key, keyNode }) => ({ name: key, node: keyNode }))
    : document.items(value).flatMap((node) => {
        const name = textOf(node);
        return name === null ? [] : [{ name, node }];
      });
  return [...named, ...namespaceReferences(document, service)];
}

function cycles(document: ComposeDocument, services: readonly Entry[]): Finding[] {
  const uses = new Map(services.map((service) => [service.key, dependencies(document, service)] as const));
  const finished = new Set<string>();
  const found: Finding[] = [];
  const visit = (name: string, trail: readonly string[], onTrail: ReadonlySet<string>): void => {
    if (finished.has(name) || found.length > 0 || trail.length > 500) return;
    for (const use of uses.get(name) ?? []) {
      if (onTrail.has(use.name)) {
        const circle = [...trail.slice(trail.indexOf(use.name)), use.name].join(' → ');
        found.push({
          severity: 'error',
          message: `These services wait for each other in a circle: ${circle}.`,
          place: document.placeOf(use.node),
        });
        return;
      }
      visit(use.name, [...trail, use.name], new Set([...onTrail, use.name]));
    }
    finished.add(name);
  };
  for (const { key } of services) visit(key, [key], new Set([key]));
  return found;
}

function undefinedFinding(
  document: ComposeDocument,
  service: string,
  what: string,
  name: string,
  node: Node,
  known: Iterable<string>,
  section?: Kind,
): Finding {
  const meant = nearest(name, known);
  const advice = meant
    ? ` Did you mean ${meant}?`
    : section
      ? ` Add it under ${section}: at the top level.`
      : '';
  return {
    severity: 'error',
    message: `${service} refers to the ${what} ${name}, which is not defined.${advice}`,
    place: document.placeOf(node),
  };
}

function valueOf(document: ComposeDocument, entry: Entry, name: string): Node | null {
  const value = document.entries(entry.value).find(({ key }) => key === name)?.value ?? null;
  return isScalar(value) && value.value === null ? null : value;
}
