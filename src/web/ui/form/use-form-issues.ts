import { useState } from 'react';
import { errorIssues, type FieldIssue } from '../error-words.ts';
import { normalPath } from './issues.ts';

const noPaths: ReadonlySet<string> = new Set();

function isWithin(path: string, changed: string): boolean {
  return changed === '' || path === changed || path.startsWith(`${changed}.`);
}

/** What others found wrong: the caller and the server. An issue leaves when its field is changed. */
export function useFormIssues(given: readonly FieldIssue[]) {
  const [refused, setRefused] = useState<readonly FieldIssue[]>([]);
  const [answered, setAnswered] = useState({ given, paths: noPaths });
  const answeredPaths = answered.given === given ? answered.paths : noPaths;
  const open = given.filter(
    (issue) => ![...answeredPaths].some((path) => isWithin(normalPath(issue.path), path)),
  );
  return {
    issues: [...open, ...refused].map((issue) => ({ ...issue, path: normalPath(issue.path) })),
    settle: (path: string) => {
      setAnswered({ given, paths: new Set([...answeredPaths, path]) });
      setRefused((last) => last.filter((issue) => !isWithin(normalPath(issue.path), path)));
    },
    /** Takes over the issues that an error carries, and returns them. */
    refuse: (error: unknown) => {
      const issues = errorIssues(error);
      setRefused(issues);
      return issues;
    },
  };
}
