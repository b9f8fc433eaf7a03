import type { ImportItem } from '#contracts/pulse/import.ts';
import type { Text } from '#library/text.ts';

/** What an item is about, whole; as much of it is shown as there is room for. */
export interface ImportSubject {
  readonly what: ImportItem['what'];
  readonly name: string;
  readonly kind?: string;
}

export function importItem(
  { what, name, kind = '' }: ImportSubject,
  outcome: ImportItem['outcome'],
  notes: readonly Text[],
): ImportItem {
  return { what, name: name.slice(0, 300), kind: kind.slice(0, 50), outcome, notes: [...notes] };
}

/** As it was, unless there is something to be said of it. */
export function takenItem(subject: ImportSubject, notes: readonly Text[]): ImportItem {
  return importItem(subject, notes.length > 0 ? 'changed' : 'taken', notes);
}

export function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().trim();
}
