import { createContext, useContext } from 'react';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { HostChoices, ImageDefaults } from '#contracts/containers/editable-container.ts';
import type { SpecDraft } from '../draft/spec-draft.ts';

/** What the sections of the form share. */
export interface SpecForm {
  readonly draft: SpecDraft;
  readonly change: (part: Partial<SpecDraft>) => void;
  /** What the draft began as. */
  readonly origin: ContainerSpec;
  readonly host: string;
  /** Null: the image is not on the host. */
  readonly image: ImageDefaults | null;
  readonly choices: HostChoices;
  /** The sentence to show at a path of the spec. */
  readonly errorAt: (path: string) => string | undefined;
  /** How many sentences there are at a part of the spec, and below. */
  readonly errorsIn: (part: keyof SpecDraft) => number;
  /** Asks for the hidden values; absent where there are none or they may not be seen. */
  readonly reveal?: (() => Promise<void>) | undefined;
}

export const SpecFormContext = createContext<SpecForm | null>(null);

export function useSpecForm(): SpecForm {
  const form = useContext(SpecFormContext);
  if (!form) throw new Error('A section stands inside a form.');
  return form;
}
