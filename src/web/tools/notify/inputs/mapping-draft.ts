import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';

export type LabelPair = readonly [name: string, template: string];

/** A mapping as it is edited: labels in rows, so that a name may be empty or there twice for a while. */
export interface MappingDraft extends Omit<WebhookMapping, 'labels'> {
  readonly pairs: readonly LabelPair[];
}

export const ownPreset = 'own';

export function draftOfMapping({ labels, ...rest }: WebhookMapping): MappingDraft {
  return { ...rest, pairs: Object.entries(labels) };
}

export function emptyMapping(): WebhookMapping {
  return WebhookMapping.parse({ title: '{{ title }}' });
}

/** Rows without a name are not labels yet. */
export function mappingOfDraft({ pairs, ...rest }: MappingDraft): WebhookMapping {
  const named = pairs.flatMap(([name, template]): LabelPair[] => {
    const trimmed = name.trim();
    return trimmed === '' ? [] : [[trimmed, template]];
  });
  return { ...rest, labels: Object.fromEntries(named) };
}

/** A body as people read it, where it is JSON. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export function presetOf(
  presets: readonly MappingPreset[],
  id: string | undefined,
): MappingPreset | undefined {
  return presets.find((preset) => preset.id === id);
}
