import { type ReactNode, useState } from 'react';
import { ProblemError } from '#contracts/http-transport.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { explain } from './api.ts';

export interface SmallForm {
  readonly busy: boolean;
  /** What no field can be blamed for. */
  readonly failure: string | undefined;
  /** What was refused, by field. */
  readonly issues: Readonly<Record<string, string>>;
  readonly submit: () => Promise<void>;
}

/** Sending a small form: what was typed stays, what was refused is said at its field. */
export function useSmallForm(send: () => Promise<void>, fallback: string): SmallForm {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [issues, setIssues] = useState<Readonly<Record<string, string>>>({});
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    setIssues({});
    try {
      await send();
    } catch (error) {
      const found = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
      setIssues(Object.fromEntries(found.map(({ path, message }) => [path, message])));
      if (found.length === 0) setFailure(explain(error, fallback).message);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, issues, submit };
}

/** Its fields, what went wrong with it as a whole, and the one button that sends it. */
export function SmallFormFrame({
  form,
  action,
  disabled,
  children,
}: {
  form: SmallForm;
  action: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      {children}
      {form.failure && <Banner tone="danger" title={form.failure} />}
      <Button type="submit" variant="primary" busy={form.busy} disabled={disabled}>
        {action}
      </Button>
    </form>
  );
}
