import type { Reason } from '../../reason.ts';
import { storable } from '../../alerts/read-report.ts';
import { readPath, textOf } from '../../body-path.ts';

const hole = /\{\{([^{}]*)\}\}/g;
const argument = /"([^"]*)"|'([^']*)'/g;
/** Longer texts are cut: no body may fill the database. */
const longest = 4000;

type Filter = (text: string, words: readonly string[]) => string;

const filters: Readonly<Record<string, Filter>> = {
  default: (text, [other = '']) => (text === '' ? other : text),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  trim: (text) => text.trim(),
  /** `true` when one of the words is in it, whatever the case. */
  contains: (text, words) =>
    words.some((word) => text.toLowerCase().includes(word.toLowerCase())) ? 'true' : '',
  /** The text without the words, to tell apart what is the same thing up and down. */
  without: (text, words) => words.reduce((rest, word) => rest.replaceAll(word, ''), text).trim(),
};

/**
 * Fills `{{ path | filter "word" }}` from a body. What is not there is empty, and characters that cannot be stored are
 * replaced. No code runs; the work is bounded.
 */
export function fillTemplate(template: string, body: unknown): string {
  const filled = template.replace(hole, (_, inside: string) => fillHole(inside, body));
  return storable(filled.slice(0, longest));
}

function fillHole(inside: string, body: unknown): string {
  const [path = '', ...steps] = splitSteps(inside);
  return steps.reduce(
    (text, step) => {
      const name = /^\w+/.exec(step)?.[0] ?? '';
      const words = [...step.matchAll(argument)].map((match) => match[1] ?? match[2] ?? '');
      const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
      return filter ? filter(text, words) : text;
    },
    textOf(readPath(body, path)),
  );
}

/** At each `|` that is not inside quotes. */
function splitSteps(inside: string): string[] {
  const parts = inside.match(/(?:"[^"]*"|'[^']*'|[^|"']|["'])+/g) ?? [];
  return parts.map((part) => part.trim());
}

/** What is wrong with a template, in words; null when nothing is. */
export function templateProblem(template: string): Reason | null {
  const holes = [...template.matchAll(hole)];
  if (/\{\{|\}\}/.test(template.replace(hole, ''))) return noPartner;
  for (const [, inside = ''] of holes) {
    for (const step of splitSteps(inside).slice(1)) {
      const name = /^\w+/.exec(step)?.[0] ?? '';
      if (!Object.hasOwn(filters, name)) {
        return noFilter(name);
      }
    }
  }
  return null;
}

const noPartner: Reason = { en: 'A {{ or }} has no partner.', es: 'A un {{ o }} le falta su pareja.' };

function noFilter(name: string): Reason {
  const known = Object.keys(filters).join(', ');
  return {
    en: `There is no filter "${name}". There are: ${known}.`,
    es: `No existe el filtro "${name}". Existen: ${known}.`,
  };
}
