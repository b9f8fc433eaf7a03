import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import type { Language } from '../../../i18n/message.ts';

export interface SettingFact {
  readonly key: string;
  readonly title: string;
  /** Null: it is set, and secret. */
  readonly value: string | null;
}

/** The settings of a monitor under the titles of its form; what is empty, or as it is by default, is left out. */
export function settingFacts(
  kind: MonitorKind | undefined,
  settings: Readonly<Record<string, unknown>>,
  language: Language,
): readonly SettingFact[] {
  const fields = record(kind?.settings['properties']);
  const keys = [...new Set([...Object.keys(fields), ...Object.keys(settings)])];
  return keys.flatMap((key) => {
    const value = settings[key];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    const field = record(fields[key]);
    if (JSON.stringify(value) === JSON.stringify(field['default'])) return [];
    const title =
      textOf(record(field['es'])['title'], language === 'es') ?? textOf(field['title'], true) ?? key;
    return [{ key, title, value: value === null ? null : shown(value, field, language) }];
  });
}

function shown(value: unknown, field: Readonly<Record<string, unknown>>, language: Language): string {
  const words = { en: ['yes', 'no'], es: ['sí', 'no'] }[language];
  if (typeof value === 'boolean') return (value ? words[0] : words[1]) ?? '';
  if (typeof value === 'string') {
    const spanish = language === 'es' ? record(record(field['es'])['options'])[value] : undefined;
    return textOf(spanish ?? record(field['options'])[value], true) ?? value;
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  const unit = textOf(field['unit'], true);
  return [JSON.stringify(value), unit].filter((part) => part !== undefined).join(' ');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function textOf(value: unknown, isWanted: boolean): string | undefined {
  return isWanted && typeof value === 'string' ? value : undefined;
}
