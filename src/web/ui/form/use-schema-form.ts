import { useMemo, useState } from 'react';
import { z } from 'zod';
import { formText } from '../../i18n/form-text.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { FieldIssue } from '../error-words.ts';
import { type Draft, draftOf, valueOf } from './draft.ts';
import type { Field } from './field.ts';
import { issueMessages } from './issues.ts';
import type { JsonSchema } from './json-schema.ts';
import { readForm } from './read-fields.ts';
import { useFormIssues } from './use-form-issues.ts';
import { useTouched } from './use-touched.ts';

export type FormSchema<Value> = z.ZodType<Value> | JsonSchema;

/** One model for both kinds of schema: JSON Schema draws the form, zod judges the entries. */
function readSchema<Value>(schema: FormSchema<Value>): { json: JsonSchema; judge: z.ZodType<Value> } {
  if (schema instanceof z.ZodType) {
    return { json: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), judge: schema };
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's schema is its promise that what it accepts is a Value
  return { json: schema, judge: z.fromJSONSchema(schema) as z.ZodType<Value> };
}

function pathsOf(field: Field, path = ''): string[] {
  if (field.kind === 'group') {
    return [
      path,
      ...field.members.flatMap((member) =>
        pathsOf(member, path === '' ? member.key : `${path}.${member.key}`),
      ),
    ];
  }
  if (field.kind !== 'variant') return [path];
  return [path, ...field.options.flatMap((option) => pathsOf(option.group, path))];
}

/** Whether a field of the form shows the message at `path`. */
function isPlaced(field: Field, path: string): boolean {
  return pathsOf(field).some((each) => each !== '' && (path === each || path.startsWith(`${each}.`)));
}

export interface SchemaFormState<Value> {
  field: Field;
  draft: Draft;
  setDraft: (draft: Draft, path: string) => void;
  value: unknown;
  errorAt: (path: string) => string | undefined;
  touch: (path: string) => void;
  /** Messages that belong to no field in sight. */
  loose: readonly string[];
  /** What may be sent; without it, everything wrong is shown from now on. */
  finish: () => { value: Value } | null;
  refuse: (error: unknown) => readonly FieldIssue[];
  isValid: boolean;
  /** Told only after an attempt to send. */
  invalidCount: number;
}

function useForm<Value>(schema: FormSchema<Value>) {
  const language = useLanguage();
  const { json, judge } = useMemo(() => readSchema(schema), [schema]);
  const field = useMemo(() => readForm(json, language), [json, language]);
  return { field, judge };
}

export function useSchemaForm<Value>(
  schema: FormSchema<Value>,
  initial: unknown,
  given: readonly FieldIssue[],
): SchemaFormState<Value> {
  const text = useText(formText);
  const { field, judge } = useForm(schema);
  const [draft, setDraft] = useState<Draft>(() => draftOf(field, initial));
  const [showsAll, setShowsAll] = useState(false);
  const { touched, touch, touchSoon } = useTouched();
  const { issues, settle, refuse } = useFormIssues(given);

  const value = valueOf(field, draft);
  // The issues carry the input, which tells a missing entry from a wrong one.
  const outcome = judge.safeParse(value, { reportInput: true });
  const own = outcome.success ? new Map<string, string>() : issueMessages(outcome.error.issues, text);
  const shownOwn = [...own]
    .map(([path, message]) => ({ path, message }))
    .filter(({ path }) => showsAll || touched.has(path));
  const all = [...issues, ...shownOwn];
  return {
    field,
    draft,
    value,
    touch,
    setDraft: (next, path) => {
      setDraft(next);
      settle(path);
      touchSoon(path);
    },
    errorAt: (path) => all.find((issue) => issue.path === path)?.message,
    loose: all.filter((issue) => !isPlaced(field, issue.path)).map((issue) => issue.message),
    finish: () => {
      setShowsAll(true);
      return outcome.success ? { value: outcome.data } : null;
    },
    refuse,
    isValid: outcome.success,
    invalidCount: showsAll ? own.size : 0,
  };
}
