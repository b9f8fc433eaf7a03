import { useMemo } from 'react';
import type { ImportItem } from '#contracts/pulse/import.ts';
import { useLanguage } from '../../../i18n/language.ts';
import type { Language } from '../../../i18n/message.ts';
import { type Translate, useText } from '../../../i18n/use-text.ts';
import type { Column } from '../../../ui/table/column.ts';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { pulseText } from '../pulse-text.ts';
import { importText } from './import-text.ts';
import { markOfOutcome, wordOfOutcome } from './outcome-mark.ts';

interface Words {
  readonly text: Translate<typeof importText>;
  readonly words: Translate<typeof pulseText>;
  readonly language: Language;
}

export function useItemColumns(isApplied: boolean): readonly Column<ImportItem>[] {
  const text = useText(importText);
  const words = useText(pulseText);
  const language = useLanguage();
  return useMemo(() => {
    const said = { text, words, language };
    return [...whatItIs(said, isApplied), ...whatIsSaid(said)];
  }, [text, words, language, isApplied]);
}

function whatItIs({ text, words }: Words, isApplied: boolean): readonly Column<ImportItem>[] {
  return [
    textColumn({
      id: 'name',
      header: words('name'),
      width: 200,
      grow: 1,
      fixed: true,
      card: 'title',
      className: 'font-medium',
      value: ({ name }) => name,
    }),
    stateColumn({
      header: text('outcome'),
      width: 140,
      mark: ({ outcome }) => markOfOutcome[outcome],
      word: ({ outcome }) => text(wordOfOutcome(outcome, isApplied)),
    }),
  ];
}

function whatIsSaid({ text, words, language }: Words): readonly Column<ImportItem>[] {
  return [
    textColumn({
      id: 'kind',
      header: text('theirKind'),
      width: 150,
      className: 'font-mono text-sm text-muted',
      value: ({ kind }) => kind,
    }),
    textColumn({
      id: 'notes',
      header: words('notes'),
      width: 260,
      grow: 4,
      className: 'text-muted',
      value: ({ notes }) => notes.map((note) => note[language]).join(' '),
    }),
    textColumn({
      id: 'what',
      header: text('what'),
      width: 150,
      hidden: true,
      card: 'none',
      value: ({ what }) => text(what),
    }),
  ];
}
