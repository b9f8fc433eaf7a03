import { useMemo } from 'react';
import type { PolicyField, PolicySettings, StepLimit, UpdateMode } from '#contracts/watcher/policy.ts';
import { type Translate, useText } from '../../../i18n/use-text.ts';
import { type Formats, useFormat } from '../../../ui/format/use-format.ts';
import { settingText } from './setting-text.ts';
import { windowWords } from './window-words.ts';

type Text = Translate<typeof settingText>;

export const modeKeys = {
  off: 'modeOff',
  notify: 'modeNotify',
  ask: 'modeAsk',
  auto: 'modeAuto',
} as const satisfies Record<UpdateMode, keyof typeof settingText>;

export const limitKeys = {
  digest: 'limitDigest',
  patch: 'limitPatch',
  minor: 'limitMinor',
  major: 'limitMajor',
  all: 'limitAll',
} as const satisfies Record<StepLimit, keyof typeof settingText>;

/** The fields in the order in which people ask for them. */
export const settingFields: readonly PolicyField[] = [
  'mode',
  'level',
  'autoLevel',
  'minimumAgeDays',
  'window',
  'prereleases',
  'include',
  'exclude',
  'transform',
  'watchDigest',
  'watchTags',
  'gateSeconds',
  'pulseSeconds',
  'releaseLink',
];

/** The value of a field in words. Undefined: the settings do not say. */
export function useSettingWords(): (
  settings: Partial<PolicySettings>,
  field: PolicyField,
) => string | undefined {
  const text = useText(settingText);
  const format = useFormat();
  return useMemo(
    () => (settings, field) =>
      settings[field] === undefined ? undefined : spell(settings, field, text, format),
    [text, format],
  );
}

function spell(
  settings: Partial<PolicySettings>,
  field: PolicyField,
  text: Text,
  format: Formats,
): string | undefined {
  switch (field) {
    case 'mode':
      return settings.mode && text(modeKeys[settings.mode]);
    case 'level':
    case 'autoLevel':
      return settings[field] && text(limitKeys[settings[field]]);
    case 'minimumAgeDays':
      return settings.minimumAgeDays ? text('days', { count: settings.minimumAgeDays }) : text('atOnce');
    case 'prereleases':
    case 'watchDigest':
    case 'watchTags':
      return text(settings[field] ? 'yes' : 'no');
    case 'include':
      return settings.include?.join(', ') || text('allTags');
    case 'exclude':
      return settings.exclude?.join(', ') || text('noTags');
    case 'transform':
      return settings.transform || text('asItIs');
    case 'window':
      return settings.window ? windowWords(settings.window, format.language) : text('anyTime');
    case 'gateSeconds':
      return settings.gateSeconds === null
        ? text('asContainers')
        : format.exactDuration((settings.gateSeconds ?? 0) * 1000);
    case 'pulseSeconds':
      return settings.pulseSeconds ? format.exactDuration(settings.pulseSeconds * 1000) : text('notWatched');
    case 'releaseLink':
      return settings.releaseLink ?? text('ownLinks');
  }
}
