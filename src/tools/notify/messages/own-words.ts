import { Liquid } from 'liquidjs';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Message } from '../message/message.ts';
import { cutText } from '../message/lay-out.ts';
import { humaneDuration, humaneTime } from './humane-time.ts';
import { templateValues } from './template-values.ts';

export interface TemplateProblem {
  readonly part: 'title' | 'body';
  readonly line: number;
  readonly message: string;
}

export interface OwnWords {
  readonly title: string;
  readonly body: string;
}

export type Rendered =
  | { readonly title: string; readonly text: string; readonly problems: readonly [] }
  | { readonly problems: readonly [TemplateProblem, ...TemplateProblem[]] };

const mostTitle = 300;
const mostText = 20_000;
const mostWritten = 200_000;

/**
 * Puts a message into the words of a template. A template reaches the values of the message and nothing else: no file, no
 * other template, nothing inherited. Time, memory and length are bounded.
 */
export function renderOwnWords(own: OwnWords, message: Message): Rendered {
  const engine = engineFor(message.language);
  const values = templateValues(message);
  const title = renderPart(engine, 'title', own.title, values);
  const body = renderPart(engine, 'body', own.body, values);
  const problems = [title, body].flatMap((part) => ('problem' in part ? [part.problem] : []));
  const [first, ...others] = problems;
  if (first !== undefined) return { problems: [first, ...others] };
  const textOf = (part: typeof title) => ('text' in part ? part.text : '');
  const oneLine = cutText(textOf(title).replace(/\s+/g, ' ').trim(), mostTitle);
  return { title: oneLine || message.title, text: cutText(textOf(body).trim(), mostText), problems: [] };
}

/** Only what can be told without rendering: mistakes of writing. */
export function parseProblems(own: OwnWords): TemplateProblem[] {
  const engine = engineFor('en');
  return (['title', 'body'] as const).flatMap((part) => {
    try {
      engine.parse(own[part]);
      return [];
    } catch (error) {
      return [problemOf(part, error)];
    }
  });
}

function engineFor(language: MessageLanguage): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: 25_000,
    renderLimit: 250,
    memoryLimit: 500_000,
  });
  boundOutput(engine);
  engine.registerFilter('duration', (ms: unknown) => (isNumber(ms) ? humaneDuration(ms) : ''));
  engine.registerFilter('time', (ms: unknown) => (isNumber(ms) ? humaneTime(ms, language) : ''));
  return engine;
}

/** Literal text in loops and captures costs the engine's own limits nothing, so all that is written is counted as well. */
function boundOutput({ renderer }: Liquid): void {
  const render = renderer.renderTemplates.bind(renderer);
  let written = 0;
  renderer.renderTemplates = (templates, context, emitter) => {
    if (emitter !== undefined) return render(templates, context, emitter);
    const bounded = {
      buffer: '',
      write(value: unknown) {
        const text = asText(value);
        written += text.length;
        if (written > mostWritten) throw new RangeError('output limit exceeded');
        bounded.buffer += text;
      },
    };
    return render(templates, context, bounded);
  };
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asText).join('');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 8.64e15;
}

function renderPart(
  engine: Liquid,
  part: TemplateProblem['part'],
  source: string,
  values: object,
): { readonly text: string } | { readonly problem: TemplateProblem } {
  try {
    return { text: String(engine.parseAndRenderSync(source, values)) };
  } catch (error) {
    return { problem: problemOf(part, error) };
  }
}

function problemOf(part: TemplateProblem['part'], error: unknown): TemplateProblem {
  const text = error instanceof Error ? error.message : String(error);
  const line = Number(/\bline:(\d+)/.exec(text)?.[1] ?? 1);
  const bare = text.replace(/, (file:\S+, )?line:\d+(, col:\d+)?$/, '');
  return { part, line, message: inPlainWords(bare) };
}

function inPlainWords(text: string): string {
  const variable = /undefined variable: (.+)$/.exec(text)?.[1];
  if (variable !== undefined)
    return `There is no value "${variable}" in this message. Where it may be missing, write {{ ${variable} | default: "" }}.`;
  const filter = /undefined filter: (.+)$/.exec(text)?.[1];
  if (filter !== undefined) return `There is no filter "${filter}".`;
  const tag = /tag "(.+)" not found/.exec(text)?.[1];
  if (tag !== undefined) return `There is no tag "${tag}".`;
  if (/limit exceeded/.test(text)) return 'It takes too much time or memory. Loop over less.';
  if (/ENOENT/.test(text)) return 'A template cannot use another template or a file.';
  return cutText(text, 300);
}
