import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { FoundMonitor, LabelProblem } from '#contracts/pulse/discovery.ts';
import { MonitorDraft } from '#contracts/pulse/monitor.ts';
import type { z } from 'zod';
import type { Text } from '#library/text.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';

/** What discovery looks at. */
export type ContainerFacts = Pick<
  ContainerSummary,
  'host' | 'name' | 'state' | 'health' | 'ports' | 'stack' | 'labels'
>;

export type Found = Omit<FoundMonitor, 'monitorId'>;

/** What the labels of a container say. */
export interface LabelReading {
  readonly found: readonly Found[];
  readonly problems: readonly LabelProblem[];
}

export type DraftInput = z.input<typeof MonitorDraft>;

export function aboutContainer({ host, name, stack }: ContainerFacts): Found['container'] {
  return { host, name, stack: stack?.name ?? null };
}

/** The labels of a monitor that is about a container. */
export function labelsFor({ host, name, stack }: ContainerFacts): MonitorDraft['labels'] {
  return { host, container: name, ...(stack && { stack: stack.name }) };
}

/**
 * The draft, if a monitor can be made of it.
 * @returns else what is wrong with it: the field, and a sentence.
 */
export function draftOf(
  input: DraftInput,
  kind: AnyKind,
): { draft: MonitorDraft } | { wrong: readonly { field: string; message: string }[] } {
  const draft = MonitorDraft.safeParse(input);
  const settings = kind.settings.safeParse(input.settings);
  const issues = [
    ...(draft.error?.issues ?? []),
    ...(settings.error?.issues ?? []).map((issue) => ({ ...issue, path: ['settings', ...issue.path] })),
  ];
  if (draft.success && issues.length === 0) return { draft: draft.data };
  return { wrong: issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })) };
}

export function sameText(text: string): Text {
  return { en: text, es: text };
}

/** Containers tells at most 256 characters of a label, and ends what it cut with `…`. */
export function isCut(value: string): boolean {
  return value.length >= 255 && value.endsWith('…');
}

export const tooLong: Text = {
  en: 'It is too long to be read whole. Set up this monitor in NEXUS instead.',
  es: 'Es demasiado larga para leerla entera. Configura este monitor en NEXUS.',
};

export const isSecret: Text = {
  en: 'Everybody who may look at containers reads labels. Set this secret in NEXUS instead.',
  es: 'Las etiquetas las lee quien pueda ver los contenedores. Pon este secreto en NEXUS.',
};
