import { defineMessages } from '../../i18n/message.ts';

export const barsText = defineMessages({
  noChecks: { en: 'No checks yet', es: 'Aún sin comprobaciones' },
  lastChecks: {
    en: { one: 'The last check: {states}', other: 'The last {count} checks: {states}' },
    es: { one: 'La última comprobación: {states}', other: 'Las últimas {count} comprobaciones: {states}' },
  },
});
