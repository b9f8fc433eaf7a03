import { z } from 'zod';
import type { AnyKind } from '../monitors/stored-monitor.ts';

/** A setting as the form of a kind describes it. */
export interface SettingField {
  readonly type: 'text' | 'number' | 'truth' | 'list';
  readonly isSecret: boolean;
}

const known = new WeakMap<AnyKind, ReadonlyMap<string, SettingField>>();

/** The settings that a kind has, by name. */
export function settingFields(kind: AnyKind): ReadonlyMap<string, SettingField> {
  const remembered = known.get(kind);
  if (remembered) return remembered;
  const { properties = {} } = z.toJSONSchema(kind.settings, { io: 'input', unrepresentable: 'any' });
  const fields = new Map(
    Object.entries(properties).flatMap(([name, property]) =>
      typeof property === 'object'
        ? [[name, { type: typeOf(property.type), isSecret: property['secret'] === true }] as const]
        : [],
    ),
  );
  known.set(kind, fields);
  return fields;
}

function typeOf(type: unknown): SettingField['type'] {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'truth';
  return type === 'array' ? 'list' : 'text';
}

/** What a label says, as the setting takes it. What cannot be read so stays a text, which the kind then refuses in words. */
export function settingValue({ type }: SettingField, text: string): unknown {
  if (type === 'truth') return truthOf(text) ?? text;
  if (type === 'list')
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return type === 'number' && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
}

export function truthOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(word)) return true;
  return ['false', 'no', 'off', '0'].includes(word) ? false : undefined;
}
