import type { CodeCompletion } from '../../../ui/code/code-view.tsx';

/** The values that could come next, inside of `{{ … }}` and `{% … %}` only. */
export function completeValue(before: string, names: readonly string[]): CodeCompletion | null {
  const inside = /\{[{%][^{}]*$/.exec(before)?.[0];
  if (inside === undefined) return null;
  const typed = /[\w.]*$/.exec(inside)?.[0] ?? '';
  const options = names
    .filter((name) => name.startsWith(typed) && name !== typed)
    .map((name) => ({ label: name, text: name }));
  return { typed, options };
}
