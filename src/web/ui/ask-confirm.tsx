import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Consequences } from './confirm.tsx';

const Confirm = lazy(async () => ({ default: (await import('./confirm.tsx')).Confirm }));

interface Question {
  readonly consequences: Consequences;
  readonly act: () => Promise<void> | void;
  readonly settle: (agreed: boolean) => void;
}

let open: Question | null = null;
const listeners = new Set<() => void>();

function show(question: Question | null) {
  open = question;
  for (const listener of listeners) listener();
}

/**
 * Asks from anywhere, and resolves to whether the person agreed. With `act`, the dialog stays until it is done and
 * shows its error; without, it closes on the answer. A second question answers the first one with no.
 */
export function askConfirm(
  consequences: Consequences,
  act: () => Promise<void> | void = () => {},
): Promise<boolean> {
  open?.settle(false);
  return new Promise((settle) => show({ consequences, act, settle }));
}

/** The shell renders it once; `AppRoot` does. */
export function ConfirmHost() {
  const question = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
  if (!question) return null;
  const leave = () => {
    question.settle(false);
    if (open === question) show(null);
  };
  const act = async () => {
    await question.act();
    question.settle(true);
  };
  return (
    <Suspense>
      <Confirm open {...question.consequences} onConfirm={act} onClose={leave} />
    </Suspense>
  );
}
