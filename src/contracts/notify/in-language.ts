import type { Evidence } from './alert.ts';
import type { MessageLanguage } from './destinations.ts';
import type { Labels } from './matcher.ts';

interface Worded {
  readonly title: string;
  readonly annotations: Labels;
  readonly evidence: Evidence | null;
}

/**
 * The alert in the words of one language. Whoever reports it gives Spanish beside English as the annotations `summary_es`
 * and `description_es` and as `evidence.es`; where they are absent the only words there are stay.
 * @returns the same object when nothing changes.
 */
export function inLanguage<A extends Worded>(alert: A, language: MessageLanguage): A {
  const { title, annotations, evidence } = alert;
  const spanish = spanishTitleOf(alert);
  const description = annotations['description_es'];
  if (language === 'en' || !(spanish || description || evidence?.es)) return alert;
  return {
    ...alert,
    title: spanish ?? title,
    annotations: description ? { ...annotations, description } : annotations,
    evidence: evidence && { ...evidence, ...evidence.es },
  };
}

/** Null where nobody gave one. */
export function spanishTitleOf({ annotations }: Pick<Worded, 'annotations'>): string | null {
  return oneLine(annotations['summary_es'] ?? '') || null;
}

/** The title of what was kept in both languages. */
export function titleIn(
  language: MessageLanguage,
  { title, titleEs }: { readonly title: string; readonly titleEs: string | null },
): string {
  return language === 'es' ? (titleEs ?? title) : title;
}

/** Words that are kept in both languages, or in one. */
export function wordsIn<English extends string | null>(
  language: MessageLanguage,
  english: English,
  spanish: string | null,
): English | string {
  return language === 'es' ? (spanish ?? english) : english;
}

/** Turn the text around them about: `exe.gpj` reads as another name. Scripts from right to left do without. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** What is shown as a title. */
export function oneLine(text: string): string {
  return text.replace(turning, '').replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
}
