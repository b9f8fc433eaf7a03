import type { Text } from '#library/text.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import {
  aboutContainer,
  type ContainerFacts,
  type DraftInput,
  draftOf,
  type Found,
  type LabelReading,
  isCut,
  isSecret,
  labelsFor,
  sameText,
  tooLong,
} from './found.ts';
import { labelOptions } from './label-options.ts';
import { targetSettings } from './label-target.ts';
import { settingFields, settingValue, truthOf } from './setting-values.ts';

const prefix = 'nexus.pulse.';

interface Label {
  readonly label: string;
  /** Behind the prefix and the id: `interval`, `with.keyword`. */
  readonly words: readonly string[];
  readonly value: string;
}

/** Labels that belong together. */
type Group = readonly Label[];

type Complain = (label: string, message: Text) => void;

/**
 * What the labels `nexus.pulse.…` of a container ask for:
 *
 *     nexus.pulse.http=https://photos.lan/       what is checked: the name of a kind, and where
 *     nexus.pulse.interval=30s                   how: an option for it
 *     nexus.pulse.with.keyword=Welcome           any setting of the kind
 *     nexus.pulse.api.http=https://…             a second one, named `api`, whose options begin with nexus.pulse.api.
 *     nexus.pulse.enable=false                   nothing of this container
 */
export function readNexusLabels(container: ContainerFacts, kinds: readonly AnyKind[]): LabelReading {
  const problems: LabelReading['problems'][number][] = [];
  const complain: Complain = (label, message) =>
    problems.push({ container: { host: container.host, name: container.name }, label, message });
  if (isExcluded(container)) return { found: [], problems };
  const found = [...groupsOf(container, kinds, complain)].flatMap(([id, group]) =>
    readGroup(container, kinds, id, group, complain),
  );
  return { found, problems };
}

/** Whoever set it wants to hear nothing of the container. */
export function isExcluded({ labels }: ContainerFacts): boolean {
  return truthOf(labels[`${prefix}enable`] ?? '') === false;
}

/** By id; the one without is the empty text. */
function groupsOf(
  { labels }: ContainerFacts,
  kinds: readonly AnyKind[],
  complain: Complain,
): Map<string, Label[]> {
  const firsts = new Set([...kinds.map(({ kind }) => kind), ...Object.keys(labelOptions), 'with']);
  const groups = new Map<string, Label[]>();
  for (const [label, value] of Object.entries(labels)) {
    if (!label.startsWith(prefix) || label === `${prefix}enable`) continue;
    if (isCut(value)) {
      complain(label, tooLong);
      continue;
    }
    const words = label.slice(prefix.length).split('.');
    const isPlain = words.length === 1 || firsts.has(words[0] ?? '');
    const id = isPlain ? '' : (words[0] ?? '');
    const group = groups.get(id) ?? [];
    group.push({ label, words: isPlain ? words : words.slice(1), value });
    groups.set(id, group);
  }
  return groups;
}

function readGroup(
  container: ContainerFacts,
  kinds: readonly AnyKind[],
  id: string,
  group: Group,
  complain: Complain,
): Found[] {
  const isOf = (kind: AnyKind) => group.find(({ words }) => words.length === 1 && words[0] === kind.kind);
  const asked = kinds.flatMap((kind) => {
    const target = isOf(kind);
    return target ? [{ kind, target }] : [];
  });
  if (asked.length === 0) {
    complain(group[0]?.label ?? prefix, noKind(id, kinds));
    return [];
  }
  const options = readOptions(group, asked, complain);
  return asked.flatMap(({ kind, target }) => {
    const settings = targetSettings(kind, target.value, container);
    if (!settings) return [];
    const suffix = asked.length > 1 || id !== '' ? ` ${id === '' ? kind.kind : id}` : '';
    const input = {
      name: `${container.name}${suffix}`,
      ...options,
      kind: kind.kind,
      settings: { ...settings, ...readSettings(group, kind, complain) },
      labels: labelsFor(container),
    };
    const read = draftOf(input, kind);
    if ('wrong' in read) {
      for (const { field, message } of read.wrong) complain(target.label, sameText(`${field}: ${message}`));
      return [];
    }
    const key = `${container.host}/${container.name}/nexus/${id === '' ? kind.kind : `${id}/${kind.kind}`}`;
    const about = aboutContainer(container);
    return [{ key, source: 'nexus-labels', container: about, draft: read.draft, parentKey: null, reason }];
  });
}

function readOptions(
  group: Group,
  asked: readonly { readonly kind: AnyKind }[],
  complain: Complain,
): Partial<DraftInput> {
  const options: Partial<DraftInput> = {};
  for (const { label, words, value } of group) {
    const [word = '', more] = words;
    if (word === 'with' || asked.some(({ kind }) => kind.kind === word && words.length === 1)) continue;
    const read = Object.hasOwn(labelOptions, word) ? labelOptions[word] : undefined;
    // Several conditions are numbered: condition.1, condition.2
    if (!read || (more !== undefined && word !== 'condition')) {
      complain(label, unknownOption(words.join('.')));
      continue;
    }
    const result = read(value);
    if ('problem' in result) complain(label, result.problem);
    else if (word === 'condition') options.conditions = [...(options.conditions ?? []), value];
    else Object.assign(options, result.set);
  }
  return options;
}

function readSettings(group: Group, kind: AnyKind, complain: Complain): Record<string, unknown> {
  const fields = settingFields(kind);
  const settings: Record<string, unknown> = {};
  for (const { label, words, value } of group) {
    const [word, name = ''] = words;
    if (word !== 'with') continue;
    const field = fields.get(name);
    if (!field) complain(label, unknownSetting(kind, name, [...fields.keys()]));
    else if (field.isSecret) complain(label, isSecret);
    else settings[name] = settingValue(field, value);
  }
  return settings;
}

const reason: Text = {
  en: 'The labels of the container ask for it.',
  es: 'Lo piden las etiquetas del contenedor.',
};

function noKind(id: string, kinds: readonly AnyKind[]): Text {
  const start = `${prefix}${id === '' ? '' : `${id}.`}`;
  const names = kinds.map(({ kind }) => `${start}${kind}`).join(', ');
  return {
    en: `It does not say what is to be checked. Add one of ${names}.`,
    es: `No dice qué hay que comprobar. Añade una de ${names}.`,
  };
}

function unknownOption(word: string): Text {
  const all = Object.keys(labelOptions).join(', ');
  return {
    en: `There is no option ${word}. There are ${all}, and with.… for the settings of the kind.`,
    es: `No existe la opción ${word}. Existen ${all}, y with.… para los ajustes del tipo.`,
  };
}

function unknownSetting({ title }: AnyKind, name: string, all: readonly string[]): Text {
  return {
    en: `${title.en} has no setting ${name}. It has ${all.join(', ')}.`,
    es: `${title.es} no tiene el ajuste ${name}. Tiene ${all.join(', ')}.`,
  };
}
