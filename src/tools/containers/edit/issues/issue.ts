import type { EditIssue, EditWarning } from '#contracts/containers/edit-plan.ts';
import { editIssueWords, type EditIssueWord } from '#contracts/containers/edit-issue-words.ts';
import { editWarningWords, type EditWarningWord } from '#contracts/containers/edit-warning-words.ts';

/** Names of what a sentence speaks of. */
export type Values = Readonly<Record<string, string>>;

export function issue(path: string, code: EditIssueWord, values: Values = {}): EditIssue {
  return { path, code, ...filled(editIssueWords[code].en, values) };
}

export function warning(code: EditWarningWord, values: Values = {}): EditWarning {
  return { code, ...filled(editWarningWords[code].en, values) };
}

function filled(words: string, values: Values) {
  const message = words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { message, values: { ...values } };
}

/** An issue where something is wrong, nothing where it is not. */
export function issueIf(isWrong: boolean, path: string, code: EditIssueWord, values?: Values): EditIssue[] {
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
