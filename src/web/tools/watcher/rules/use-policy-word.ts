import { useCallback } from 'react';
import type { PolicySettings } from '#contracts/watcher/policy.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { settingText } from './setting-text.ts';
import { cronWords } from './window-words.ts';

const shortKeys = { off: 'shortOff', notify: 'shortNotify', ask: 'shortAsk', auto: 'shortAuto' } as const;

/** What happens to a newer version, in a word or two: `ask`, `auto · Saturday 03:00`. */
export function usePolicyWord(): (policy: Pick<PolicySettings, 'mode' | 'window'>) => string {
  const text = useText(settingText);
  const language = useLanguage();
  return useCallback(
    ({ mode, window }) => {
      const word = text(shortKeys[mode]);
      return mode === 'auto' && window ? `${word} · ${cronWords(window.cron, language)}` : word;
    },
    [text, language],
  );
}
