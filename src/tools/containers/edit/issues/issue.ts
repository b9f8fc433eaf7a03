import type { EditIssue, EditWarning } from '#contracts/containers/edit.ts';
import { editWords, type EditWord } from '#contracts/containers/edit-words.ts';

/** Names of what a sentence speaks of. */
export type Values = Readonly<Record<string, string>>;

export function issue(path: string, code: EditWord, values: Values = {}): EditIssue {
  return { path, ...warning(code, values) };
}

export function warning(code: EditWord, values: Values = {}): EditWarning {
  const message = editWords[code].en.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { code, message, values: { ...values } };
}

/** An issue where something is wrong, nothing where it is not. */
export function issueIf(isWrong: boolean, path: string, code: EditWord, values?: Values): EditIssue[] {
  return isWrong ? [issue(path, code, values)] : [];
}

/** Issues for each entry whose name an earlier one has already. */
export function listedTwice<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  pathOf: (index: number) => string,
): EditIssue[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const name = nameOf(entry);
    const isRepeated = name !== '' && seen.has(name);
    seen.add(name);
    return issueIf(isRepeated, pathOf(index), 'listed-twice', { name });
  });
}
