import type { DecidedBy, PolicyField, PolicySettings } from '#contracts/watcher/policy.ts';
import { nearest } from '#library/compose/nearest.ts';
import type { Text } from '#library/text.ts';
import { labelFamilies } from '../labels/index.ts';
import type { LabelFamily, LabelReading, Labels, ReadLabel } from '../labels/label-family.ts';

/** What the labels of a container wish for. */
export interface Wishes {
  readonly settings: Partial<PolicySettings>;
  /** The label of each field that is set, and its value. */
  readonly decidedBy: Partial<Record<PolicyField, DecidedBy>>;
  readonly displayName: string | null;
  readonly dependsOn: readonly string[];
  readonly problems: readonly { readonly label: string; readonly words: Text }[];
}

interface Read extends LabelReading {
  readonly label: string;
}

const known = new WeakMap<Labels, Wishes>();

/** Remembered for as long as the container is listed with the same object. */
export function wishesOf(labels: Labels): Wishes {
  let wishes = known.get(labels);
  if (!wishes) known.set(labels, (wishes = readWishes(labels)));
  return wishes;
}

export function readWishes(labels: Labels): Wishes {
  const reads = labelFamilies.flatMap((family) => readFamily(family, labels));
  const settings: Partial<PolicySettings> = {};
  const decidedBy: Partial<Record<PolicyField, DecidedBy>> = {};
  for (const { label, set = {} } of reads) {
    const decided = { by: 'label', name: label, value: labels[label] ?? null } as const;
    for (const field of Object.keys(set).filter((name): name is PolicyField => !(name in decidedBy))) {
      Object.assign(settings, { [field]: set[field] });
      decidedBy[field] = decided;
    }
  }
  return {
    settings,
    decidedBy,
    displayName: reads.find((read) => read.displayName !== undefined)?.displayName ?? null,
    dependsOn: reads.find((read) => read.dependsOn !== undefined)?.dependsOn ?? [],
    problems: reads.flatMap(({ label, problem }) => (problem ? [{ label, words: problem }] : [])),
  };
}

/** In the order of the family's table; behind it what is unknown. */
function readFamily(family: LabelFamily, labels: Labels): Read[] {
  const table = Object.keys(family.labels);
  return Object.keys(labels)
    .flatMap((label) => {
      const prefix = family.prefixes.find((one) => label.startsWith(one));
      if (prefix === undefined) return [];
      const rest = label.slice(prefix.length);
      const rank = table.includes(rest) ? table.indexOf(rest) : table.length;
      return [{ label, prefix, rest, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ label, prefix, rest }) => {
      const read = readerOf(family, rest);
      const value = labels[label] ?? '';
      if (!read) return { label, problem: unknown(family, prefix, rest) };
      return { label, ...(isCut(value) ? { problem: tooLong } : read(value, labels)) };
    });
}

function readerOf({ labels, beginnings = {} }: LabelFamily, rest: string): ReadLabel | undefined {
  if (Object.hasOwn(labels, rest)) return labels[rest];
  return Object.entries(beginnings).find(([beginning]) => rest.startsWith(beginning))?.[1];
}

/** Containers tells at most 256 characters of a label, and ends what it cut with `…`. */
function isCut(value: string): boolean {
  return value.length >= 255 && value.endsWith('…');
}

const tooLong: Text = {
  en: 'It is longer than the 256 characters that are read of a label. Set it with a rule in NEXUS instead.',
  es: 'Es más larga que los 256 caracteres que se leen de una etiqueta. Ponlo con una regla en NEXUS.',
};

function unknown({ title, labels }: LabelFamily, prefix: string, rest: string): Text {
  const near = nearest(rest.toLowerCase(), Object.keys(labels));
  const [mean, quiso] =
    near === null ? ['', ''] : [` Did you mean ${prefix}${near}?`, ` ¿Querías decir ${prefix}${near}?`];
  return {
    en: `There is no such label of ${title}.${mean}`,
    es: `No existe esa etiqueta de ${title}.${quiso}`,
  };
}
