import { useMemo } from 'react';
import type { PolicyField, PolicyRuleDraft, PolicySettings, RuleMatch } from '#contracts/watcher/policy.ts';
import { type Translate, useText } from '../../../i18n/use-text.ts';
import { sentenceText } from './sentence-text.ts';
import { settingFields, useSettingWords } from './use-setting-words.ts';

type Text = Translate<typeof sentenceText>;

export interface RuleSentence {
  readonly who: string;
  readonly what: string;
}

/** A rule in words: whom it is for, and what it wishes for them. */
export function useRuleSentence(): (rule: Pick<PolicyRuleDraft, 'match' | 'settings'>) => RuleSentence {
  const text = useText(sentenceText);
  const spell = useSettingWords();
  return useMemo(
    () =>
      ({ match, settings }) => {
        const parts = settingFields.flatMap((field) => {
          const value = spell(settings, field);
          return value === undefined ? [] : [partOf(settings, field, value, text)];
        });
        return { who: whoWords(match, text), what: parts.join(', ') || text('nothingSet') };
      },
    [text, spell],
  );
}

function whoWords({ host, stack, container, image, label }: RuleMatch, text: Text): string {
  const parts = [
    container !== undefined && text('named', { name: container }),
    image !== undefined && text('fromImage', { name: image }),
    label !== undefined && text('withLabel', { name: label }),
    stack !== undefined && text('inStack', { name: stack }),
    host !== undefined && text('inHost', { name: host }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? text('everything') : text('containers', { parts: parts.join(' ') });
}

const modeKeys = { off: 'modeOff', notify: 'modeNotify', ask: 'modeAsk', auto: 'modeAuto' } as const;

function partOf(settings: Partial<PolicySettings>, field: PolicyField, value: string, text: Text): string {
  switch (field) {
    case 'mode':
      return text(modeKeys[settings.mode ?? 'off']);
    case 'minimumAgeDays':
      return settings.minimumAgeDays ? text('minimumAgeDays', { value }) : text('noMinimumAge');
    case 'prereleases':
    case 'watchDigest':
    case 'watchTags':
      return text(settings[field] ? `${field}Yes` : `${field}No`);
    case 'pulseSeconds':
      return settings.pulseSeconds ? text('pulseSeconds', { value }) : text('noPulse');
    case 'level':
    case 'autoLevel':
    case 'window':
    case 'include':
    case 'exclude':
    case 'transform':
    case 'gateSeconds':
    case 'releaseLink':
      return text(field, { value });
  }
}
