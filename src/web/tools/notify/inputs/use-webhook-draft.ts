import { useState } from 'react';
import type { Input, MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';
import { notifyApi } from '../live.ts';
import { refreshInputs } from './input-queries.ts';
import {
  draftOfMapping,
  emptyMapping,
  mappingOfDraft,
  type MappingDraft,
  ownPreset,
  presetOf,
  readableBody,
} from './mapping-draft.ts';

/** Fits the mapping that an own one begins with. */
const ownSample = '{"title":"Backup failed","host":"nas"}';

/** What is being made or changed, and the body that it is tried with. */
export function useWebhookDraft(input: Input | null, presets: readonly MappingPreset[]) {
  const [presetId, setPresetId] = useState(() => firstPreset(input, presets));
  const preset = presetOf(presets, presetId);
  const [name, setName] = useState(input?.name ?? preset?.title ?? '');
  const [mapping, setMapping] = useState(() => draftOfMapping(firstMapping(input, preset)));
  const [body, setBody] = useState(readableBody(preset?.sample ?? ownSample));
  const choose = (id: string) => {
    const chosen = presetOf(presets, id);
    if (name === '' || presets.some(({ title }) => title === name)) setName(chosen?.title ?? '');
    setPresetId(id);
    setMapping(draftOfMapping(chosen?.mapping ?? emptyMapping()));
    setBody(readableBody(chosen?.sample ?? ownSample));
  };
  const settled = mappingOfDraft(mapping);
  return {
    presetId,
    preset,
    choose,
    name,
    setName,
    mapping,
    change: (changes: Partial<MappingDraft>) => setMapping((before) => ({ ...before, ...changes })),
    body,
    setBody,
    settled,
    /** Null where the mapping is the product's, or there is none. */
    reset:
      preset && isOther(settled, preset.mapping) ? () => setMapping(draftOfMapping(preset.mapping)) : null,
  };
}

export type WebhookDraft = ReturnType<typeof useWebhookDraft>;

/** @returns the path, for one that is new. */
export async function saveWebhook(
  input: Input | null,
  { name, presetId, settled }: Pick<WebhookDraft, 'name' | 'presetId' | 'settled'>,
): Promise<{ input: Input; path: string } | null> {
  const preset = presetId === ownPreset ? {} : { preset: presetId };
  const settings = { kind: 'webhook', mapping: settled, ...preset } as const;
  const body = { name: name.trim(), settings, isEnabled: input?.isEnabled ?? true };
  const made = input ? null : await notifyApi.createInput({ body });
  if (input) await notifyApi.changeInput({ params: { id: input.id }, body });
  await refreshInputs();
  return made;
}

function isOther(a: WebhookMapping, b: WebhookMapping): boolean {
  const spell = ({ labels, ...rest }: WebhookMapping) =>
    JSON.stringify([Object.entries(rest).toSorted(byName), Object.entries(labels).toSorted(byName)]);
  return spell(a) !== spell(b);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function firstPreset(input: Input | null, presets: readonly MappingPreset[]): string {
  if (input?.settings.kind === 'webhook') return input.settings.preset ?? ownPreset;
  return presets[0]?.id ?? ownPreset;
}

function firstMapping(input: Input | null, preset: MappingPreset | undefined): WebhookMapping {
  if (input?.settings.kind === 'webhook') return input.settings.mapping;
  return preset?.mapping ?? emptyMapping();
}
