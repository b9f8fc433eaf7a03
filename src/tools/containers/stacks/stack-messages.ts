import type { StackMessage } from '#contracts/containers/stack-plan.ts';
import type { Finding, Place } from '#library/compose/compose-document.ts';
import { locateFailure } from '#library/compose/compose-failure.ts';
import type { NamedDocument } from '#library/compose/place-in-files.ts';
import { variablesIn } from '#library/compose/variables.ts';

export function messageOf(file: string, { severity, message, place }: Finding): StackMessage {
  return { severity, file, ...spread(place), message, composeText: null };
}

/** What compose refused, with the line that it is about. */
export function failureMessage(text: string, files: readonly NamedDocument[]): StackMessage {
  const { message, file, place } = locateFailure(text, files);
  return { severity: 'error', file, ...spread(place), message, composeText: text };
}

/** Warnings of compose; those about a variable lead to where it is used. */
export function warningMessage(text: string, files: readonly NamedDocument[]): StackMessage {
  const [, name] = /^The "([^"]+)" variable is not set/.exec(text) ?? [];
  const uses = files.flatMap(({ path, document }) =>
    variablesIn(document)
      .filter((use) => use.name === name)
      .map(({ place }) => ({ path, place })),
  );
  const [use] = uses;
  const message = name === undefined ? text : `${name} has no value: compose puts in nothing.`;
  return {
    severity: 'warning',
    file: use?.path ?? null,
    ...spread(use?.place ?? null),
    message,
    composeText: text,
  };
}

function spread(place: Place | null) {
  return {
    line: place?.line ?? null,
    column: place?.column ?? null,
    endLine: place?.endLine ?? null,
    endColumn: place?.endColumn ?? null,
  };
}
