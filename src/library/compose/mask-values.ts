import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { textOf, type ComposeDocument } from './compose-document.ts';
import { parseCompose } from './parse-compose.ts';
import { parseEnvFile } from './env-file.ts';
import { isOnlyVariable } from './variables.ts';

/** The text with `mask` for every value of an environment variable, wherever an alias has it from. */
export function maskCompose(text: string, mask: string): string {
  const document = parseCompose(text);
  // What cannot be read cannot be searched for values: then nothing of it is shown.
  if (!document.root) return text.trim() === '' ? text : mask;
  const spans = document
    .entries(document.find(['services']).node)
    .flatMap((service) => document.entries(service.value))
    .flatMap(({ key, value }) => {
      if (key === 'environment') return valuesIn(document, value);
      const args =
        key === 'build' ? document.entries(value).find((entry) => entry.key === 'args') : undefined;
      return valuesIn(document, args?.value ?? null);
    });
  return replaceSpans(text, spans, mask);
}

/** The text with `mask` for every value but that of `shown`; lines that are no assignment are masked whole. */
export function maskEnvFile(text: string, mask: string, shown?: string): string {
  const { assignments, unreadable } = parseEnvFile(text);
  const spans: Span[] = assignments.filter(({ name }) => name !== shown).map(({ from, to }) => [from, to]);
  const strange = new Set(unreadable.map(({ line }) => line));
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (strange.has(index + 1)) spans.push([at, at + line.replace(/\r$/, '').length]);
    at += line.length + 1;
  }
  return replaceSpans(text, spans, mask);
}

type Span = readonly [from: number, to: number];

function valuesIn(document: ComposeDocument, environment: Node | null): Span[] {
  if (isMap(environment)) {
    return document.entries(environment).flatMap(({ value }) => spanOf(value));
  }
  if (!isSeq(environment)) return [];
  return document.items(environment).flatMap((node): Span[] => {
    const [from, to] = spanOf(node)[0] ?? [];
    const written = textOf(node);
    if (from === undefined || to === undefined || written === null) return [];
    const isValueShown = isOnlyVariable(written.slice(written.indexOf('=') + 1));
    const at = document.text.indexOf('=', from);
    if (!written.includes('=') || at === -1 || at >= to || isValueShown) return [];
    const quote = /^["']/.test(document.text.slice(from)) ? 1 : 0;
    return [[at + 1, to - quote]];
  });
}

function spanOf(value: Node | null): Span[] {
  if (!isScalar(value) || !value.range || value.value === null) return [];
  if (isOnlyVariable(textOf(value) ?? '')) return [];
  const [from, to] = value.range;
  return from === to ? [] : [[from, to]];
}

function replaceSpans(text: string, spans: readonly Span[], mask: string): string {
  let masked = '';
  let at = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (from < at || from >= to) continue;
    const written = text.slice(from, to);
    // A block keeps its line end, so that the rest stays where it is.
    const lineBreak = /\r?\n$/.exec(written)?.[0] ?? '';
    masked += text.slice(at, from) + mask + lineBreak;
    at = to;
  }
  return masked + text.slice(at);
}
