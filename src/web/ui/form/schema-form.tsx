import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { formText } from '../../i18n/form-text.ts';
import { Button } from '../button.tsx';
import { CodeView } from '../code/code-view.tsx';
import type { FieldIssue } from '../error-words.ts';
import { ErrorNote } from '../error-state.tsx';
import { redact } from './draft.ts';
import { FieldControl } from './field-control.tsx';
import { FormContext } from './form-context.ts';
import { type FormSchema, type SchemaFormState, useSchemaForm } from './use-schema-form.ts';

export interface FormPreview {
  text: string;
  language: 'json' | 'yaml' | 'text';
}

export interface SchemaFormProps<Value> {
  /** A zod schema, or JSON Schema as the server sends it. Keep it the same between renders. */
  schema: FormSchema<Value>;
  /** What is there already. A secret in it is kept unless something is typed. */
  value?: unknown;
  /** A thrown error that carries `issues` lands on its fields; anything else is said below them. */
  onSubmit: (value: Value) => Promise<void> | void;
  /** What would be sent, whether or not it is valid yet. */
  onChange?: (value: unknown, isValid: boolean) => void;
  issues?: readonly FieldIssue[];
  submitLabel?: string;
  /** Below the schema's fields: what belongs to the same form and is kept by whoever shows it. */
  more?: ReactNode;
  /** Beside the submit button. */
  footer?: ReactNode;
  /** The YAML or command that results, shown beside the fields where there is room. Secrets are hidden from it. */
  preview?: (value: unknown) => FormPreview;
}

const noIssues: readonly FieldIssue[] = [];

export function SchemaForm<Value>(props: SchemaFormProps<Value>) {
  const text = useText(formText);
  const form = useSchemaForm(props.schema, props.value, props.issues ?? noIssues);
  const element = useRef<HTMLFormElement>(null);
  const { busy, failure, submit } = useSubmit(form, props.onSubmit, element);
  useReport(form, props.onChange);
  return (
    <FormContext value={form}>
      <form ref={element} noValidate onSubmit={(event) => void submit(event)} className="@container">
        <div className="flex flex-col gap-6 @3xl:flex-row">
          <div className="flex min-w-0 flex-1 flex-col gap-4">
            <FieldControl path="" field={form.field} draft={form.draft} onChange={form.setDraft} />
            {props.more}
          </div>
          {props.preview && <Preview {...props.preview(redact(form.field, form.value))} />}
        </div>
        {form.loose.map((message) => (
          <ErrorNote key={message} error={message} className="mt-4" />
        ))}
        {failure !== undefined && <ErrorNote error={failure} className="mt-4" />}
        <div className="mt-5 flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            {props.submitLabel ?? text('save')}
          </Button>
          {props.footer}
          <output className="text-sm text-down">
            {form.invalidCount > 0 ? text('checkFields', { count: form.invalidCount }) : ''}
          </output>
        </div>
      </form>
    </FormContext>
  );
}

/** Sends what is valid; after a failed attempt the first field that is wrong takes the focus. */
function useSubmit<Value>(
  form: SchemaFormState<Value>,
  onSubmit: (value: Value) => Promise<void> | void,
  element: RefObject<HTMLFormElement | null>,
) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [failedAttempts, setFailedAttempts] = useState(0);
  useEffect(() => {
    const first = failedAttempts > 0 && element.current?.querySelector('[aria-invalid=true]');
    if (first instanceof HTMLElement) first.focus();
  }, [failedAttempts, element]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const finished = form.finish();
    if (!finished) return setFailedAttempts(failedAttempts + 1);
    setBusy(true);
    try {
      await onSubmit(finished.value);
    } catch (error) {
      if (form.refuse(error).length === 0) setFailure(error);
      setFailedAttempts(failedAttempts + 1);
    }
    return setBusy(false);
  }
  return { busy, failure, submit };
}

/** Tells of every change of what would be sent, by its content: the value itself is made anew each time. */
function useReport<Value>(
  { value, isValid }: SchemaFormState<Value>,
  onChange: SchemaFormProps<Value>['onChange'],
) {
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });
  const written = JSON.stringify(value);
  useEffect(() => {
    latest.current.onChange?.(latest.current.value, isValid);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the content decides, not the object
  }, [written, isValid]);
}

function Preview({ text: content, language }: FormPreview) {
  const text = useText(formText);
  return (
    <section aria-label={text('preview')} className="min-w-0 flex-1">
      <h3 className="mb-1 text-sm font-medium">{text('preview')}</h3>
      <CodeView label={text('preview')} text={content} language={language} />
    </section>
  );
}
