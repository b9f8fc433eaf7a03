import { useState } from 'react';
import { ProblemError } from '#contracts/http-transport.ts';
import { explain } from './api.ts';

/** Sending a small form: what was typed stays, what was refused is said at its field. */
export function useDoorForm(send: () => Promise<void>, fallback: string) {
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
