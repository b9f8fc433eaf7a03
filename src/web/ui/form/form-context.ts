import { createContext, useContext } from 'react';

export interface FormState {
  /** The message to show at a path; `undefined` also while the field has not been left yet. */
  errorAt: (path: string) => string | undefined;
  /** The field was left, or typing paused. */
  touch: (path: string) => void;
}

export const FormContext = createContext<FormState>({ errorAt: () => undefined, touch: () => {} });

export function useFormState(): FormState {
  return useContext(FormContext);
}

export function childPath(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
