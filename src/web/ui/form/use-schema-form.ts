import { useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { formText } from '../../i18n/form-text.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { errorIssues, type FieldIssue } from '../error-words.ts';
import { type Draft, draftOf, valueOf } from './draft.ts';
import type { Field } from './field.ts';
import { issueMessages, normalPath } from './issues.ts';
import type { JsonSchema } from './json-schema.ts';
import { readForm } from './read-fields.ts';

export type FormSchema<Value> = z.ZodType<Value> | JsonSchema;

const pauseMs = 700;

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

export function useSchemaForm<Value>(
  schema: FormSchema<Value>,
  initial: unknown,
  given: readonly FieldIssue[],
): SchemaFormState<Value> {
  const language = useLanguage();
  const text = useText(formText);
  const { json, judge } = useMemo(() => readSchema(schema), [schema]);
  const field = useMemo(() => readForm(json, language), [json, language]);
  const [draft, setDraft] = useState<Draft>(() => draftOf(field, initial));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [showsAll, setShowsAll] = useState(false);
  const [refused, setRefused] = useState<readonly FieldIssue[]>([]);
  const pauses = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const value = valueOf(field, draft);
  // The issues carry the input, which tells a missing entry from a wrong one.
  const outcome = judge.safeParse(value, { reportInput: true });
  const own = outcome.success ? new Map<string, string>() : issueMessages(outcome.error.issues, text);
  const fromServer = [...given, ...refused].map((issue) => ({ ...issue, path: normalPath(issue.path) }));
  const known = new Set(pathsOf(field));
  const isPlaced = (path: string) =>
    path !== '' && [...known].some((each) => each !== '' && (path === each || path.startsWith(`${each}.`)));

  const touch = (path: string) => setTouched((last) => (last.has(path) ? last : new Set([...last, path])));
  return {
    field,
    draft,
    value,
    touch,
    setDraft: (next, path) => {
      setDraft(next);
      setRefused((last) => last.filter((issue) => !normalPath(issue.path).startsWith(path)));
      clearTimeout(pauses.current.get(path));
      pauses.current.set(
        path,
        setTimeout(() => touch(path), pauseMs),
      );
    },
    errorAt: (path) => {
      const server = fromServer.find((issue) => issue.path === path)?.message;
      return server ?? (showsAll || touched.has(path) ? own.get(path) : undefined);
    },
    loose: [
      ...fromServer.filter((issue) => !isPlaced(issue.path)).map((issue) => issue.message),
      ...(showsAll ? [...own].filter(([path]) => !isPlaced(path)).map(([, message]) => message) : []),
    ],
    finish: () => {
      setShowsAll(true);
      return outcome.success ? { value: outcome.data } : null;
    },
    refuse: (error) => {
      const issues = errorIssues(error);
      setRefused(issues);
      return issues;
    },
    isValid: outcome.success,
    invalidCount: showsAll ? own.size : 0,
  };
}
