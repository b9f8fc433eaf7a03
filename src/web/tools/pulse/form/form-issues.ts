import { errorIssues, type FieldIssue } from '../../../ui/error-words.ts';

const ofSettings = /^(body\.|draft\.|body\.draft\.)?settings\./;

/** The refusal of a server, apart for the fields of the kind and for those that every monitor has. */
export function splitIssues(error: unknown): {
  readonly settings: readonly FieldIssue[];
  readonly common: ReadonlyMap<string, string>;
} {
  const issues = errorIssues(error);
  return {
    settings: issues
      .filter(({ path }) => ofSettings.test(path))
      .map(({ path, message }) => ({ path: path.replace(ofSettings, ''), message })),
    common: new Map(
      issues
        .filter(({ path }) => !ofSettings.test(path))
        .map(({ path, message }) => [path.replace(/^body\./, '').split(/[.[]/)[0] ?? '', message]),
    ),
  };
}
