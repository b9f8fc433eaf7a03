import { useCallback } from 'react';
import type { RegistryState } from '#contracts/watcher/registries.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { useWords } from '../use-words.ts';
import { watcherText } from '../watcher-text.ts';
import { registriesText } from './registries-text.ts';
import { healthMarks, healthOf, type RegistryRow } from './registry-rows.ts';

const loginWords = { none: 'loginNone', settings: 'loginSettings', docker: 'loginDocker' } as const;

export function useRegistryColumns(): readonly Column<RegistryRow>[] {
  const text = useText(registriesText);
  const words = useText(watcherText);
  const nowMs = useNow();
  const quotaWords = useQuotaWords();
  return [
    stateColumn<RegistryRow>({
      header: words('state'),
      width: 120,
      mark: (row) => healthMarks[healthOf(row, nowMs)],
      word: (row) => text(healthOf(row, nowMs)),
    }),
    textColumn({
      id: 'registry',
      header: text('registry'),
      width: 150,
      grow: 1,
      fixed: true,
      card: 'title',
      className: 'font-mono text-sm font-medium',
      value: ({ domain }) => domain,
    }),
    textColumn({ id: 'kind', header: text('kind'), width: 130, card: 'none', value: ({ title }) => title }),
    textColumn({
      id: 'login',
      header: text('login'),
      width: 100,
      card: 'none',
      value: ({ state }) => text(state ? loginWords[state.login] : 'loginSettings'),
    }),
    {
      id: 'images',
      header: text('images'),
      width: 72,
      align: 'end',
      card: 'none',
      value: ({ state }) => state?.images ?? 0,
      cell: ({ state }) => <span className="tabular">{state?.images ?? 0}</span>,
    },
    textColumn({
      id: 'quota',
      header: text('quota'),
      width: 160,
      value: ({ state }) => quotaWords(state?.quota ?? null),
    }),
    textColumn({
      id: 'health',
      header: text('health'),
      width: 200,
      grow: 3,
      className: 'text-muted',
      value: useHealthWords(nowMs),
    }),
  ];
}

function useQuotaWords(): (quota: RegistryState['quota']) => string {
  const text = useText(registriesText);
  const format = useFormat();
  return (quota) => {
    if (quota === null) return '';
    const { remaining, limit, windowSeconds } = quota;
    const left = text('quotaLeft', { remaining, limit });
    return windowSeconds === null
      ? left
      : text('quotaWindow', { left, span: format.duration(windowSeconds * 1000) });
  };
}

function useHealthWords(nowMs: number): (row: RegistryRow) => string {
  const text = useText(registriesText);
  const say = useWords();
  const format = useFormat();
  return useCallback(
    ({ state }) => {
      if (state === null) return text('noImages');
      const { problem, restsUntilMs, lastAnswerAtMs } = state;
      return [
        problem && say(problem.words),
        restsUntilMs !== null &&
          restsUntilMs > nowMs &&
          text('restsUntil', { time: format.clock(restsUntilMs, nowMs) }),
        lastAnswerAtMs !== null && text('lastAnswer', { ago: format.ago(lastAnswerAtMs, nowMs) }),
      ]
        .filter(Boolean)
        .join(' · ');
    },
    [text, say, format, nowMs],
  );
}
