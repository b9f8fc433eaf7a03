import type { Text } from '#library/text.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import {
  aboutContainer,
  type ContainerFacts,
  draftOf,
  type Found,
  isCut,
  type LabelReading,
  labelsFor,
  sameText,
  tooLong,
} from './found.ts';
import { kumaRules, kumaTags } from './kuma-rules.ts';
import { kumaTypes } from './kuma-types.ts';

const prefix = 'kuma.';

/** What is set below one id and type: `kuma.<id>.<type>.<setting>`. */
interface Entity {
  readonly id: string;
  readonly type: string;
  /** A label that it was read of. */
  readonly label: string;
  readonly settings: Map<string, string>;
}

type Complain = (label: string, message: Text) => void;

/**
 * What the labels of AutoKuma say, for the types that most people use. Ids are the same in all containers, as there, so a
 * group may be on another container. Source: AutoKuma's README and ENTITY_TYPES.md.
 */
export function readKumaLabels(
  container: ContainerFacts,
  kinds: readonly AnyKind[],
  tagNames: ReadonlyMap<string, string>,
): LabelReading {
  const problems: LabelReading['problems'][number][] = [];
  const complain: Complain = (label, message) =>
    problems.push({ container: { host: container.host, name: container.name }, label, message });
  const entities = entitiesOf(container, complain).filter(({ type }) => !notMonitors.has(type));
  const found = entities.flatMap((entity) => readEntity(container, kinds, tagNames, entity, complain));
  return { found, problems };
}

/** The names of the tags that labels define, by their id. */
export function kumaTagNames(containers: readonly ContainerFacts[]): Map<string, string> {
  const tags = containers.flatMap((container) => entitiesOf(container, () => {}));
  return new Map(
    tags.flatMap(({ id, type, settings }) => (type === 'tag' ? [[id, settings.get('name') ?? id]] : [])),
  );
}

const notMonitors = new Set(['tag', 'notification', 'docker_host', 'status_page']);

function entitiesOf({ labels, name }: ContainerFacts, complain: Complain): Entity[] {
  const entities = new Map<string, Entity>();
  for (const [label, text] of Object.entries(labels)) {
    if (!label.startsWith(prefix)) continue;
    const [id = '', type = '', ...rest] = filledIn(label.slice(prefix.length), name).split('.');
    const value = filledIn(text, name);
    const problem = problemOf(id, rest, value);
    if (problem) {
      complain(label, problem);
      continue;
    }
    const entity = entities.get(`${id}.${type}`) ?? { id, type, label, settings: new Map() };
    entity.settings.set(rest.join('.'), value);
    entities.set(`${id}.${type}`, entity);
  }
  return [...entities.values()];
}

/** The one template that nearly everybody uses. */
function filledIn(text: string, name: string): string {
  return text.replaceAll(/\{\{\s*container_name\s*\}\}/g, () => name);
}

function problemOf(id: string, rest: readonly string[], value: string): Text | undefined {
  if (id.startsWith('__')) return snippet;
  if (rest.length === 0) return malformed;
  if (isCut(value)) return tooLong;
  return /\{\{|\{%/.test(`${id}${value}`) ? template : undefined;
}

function readEntity(
  container: ContainerFacts,
  kinds: readonly AnyKind[],
  tagNames: ReadonlyMap<string, string>,
  { id, type, label, settings }: Entity,
  complain: Complain,
): Found[] {
  const translate = Object.hasOwn(kumaTypes, type) ? kumaTypes[type] : undefined;
  const kind = kinds.find((one) => one.kind === translate?.kind);
  if (!translate || !kind) {
    complain(label, notTaken(type));
    return [];
  }
  const { values, problems } = translate.settings(settings, container);
  for (const [setting, message] of problems) complain(`${prefix}${id}.${type}.${setting}`, message);
  const input = {
    name: settings.get('name') ?? id,
    ...kumaRules(settings),
    tags: kumaTags(settings.get('tag_names'), tagNames),
    kind: kind.kind,
    settings: values,
    labels: type === 'group' ? {} : labelsFor(container),
  };
  const read = draftOf(input, kind);
  if ('wrong' in read) {
    for (const { field, message } of read.wrong) complain(label, sameText(`${field}: ${message}`));
    return [];
  }
  const parent = settings.get('parent_name');
  const parentKey = parent === undefined ? null : keyOf(parent);
  const about = aboutContainer(container);
  return [{ key: keyOf(id), source: 'kuma-labels', container: about, draft: read.draft, parentKey, reason }];
}

function keyOf(id: string): string {
  return `kuma/${id}`;
}

const reason: Text = {
  en: 'The container has labels of AutoKuma for it.',
  es: 'El contenedor tiene etiquetas de AutoKuma para ello.',
};

const snippet: Text = {
  en: 'The snippet is in the configuration of AutoKuma, which NEXUS does not know. Use labels nexus.pulse.… instead.',
  es: 'El fragmento está en la configuración de AutoKuma, que NEXUS no conoce. Usa etiquetas nexus.pulse.…',
};

const malformed: Text = {
  en: 'It is not of the form kuma.<id>.<type>.<setting>.',
  es: 'No tiene la forma kuma.<id>.<tipo>.<ajuste>.',
};

const template: Text = {
  en: 'Of templates only {{ container_name }} is understood. Write the value itself.',
  es: 'De las plantillas solo se entiende {{ container_name }}. Escribe el valor mismo.',
};

function notTaken(type: string): Text {
  const all = Object.keys(kumaTypes).join(', ');
  return {
    en: `Monitors of the type ${type} are not made of labels, but those of ${all} are. Set it up in NEXUS.`,
    es: `Los monitores del tipo ${type} no se crean con etiquetas; los de ${all}, sí. Configúralo en NEXUS.`,
  };
}
