import type { Field, GroupField, VariantField } from './field.ts';
import { isRecord } from './json-schema.ts';

/** What was typed, kept as typed: a number that is not one yet, a variant that was left for another. */
export type Draft =
  | { kind: 'text'; text: string; kept?: unknown }
  | { kind: 'flag'; on: boolean | undefined }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'pairs'; pairs: readonly (readonly [key: string, value: string])[] }
  | { kind: 'group'; members: Readonly<Record<string, Draft>> }
  | { kind: 'variant'; chosen: string; drafts: Readonly<Record<string, Draft>> };

/** A number that cannot be read; the validation finds it and no server ever sees it. */
const unreadable = Number.NaN;

function shownText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The draft that shows `value`; a secret is never shown, only kept. */
export function draftOf(field: Field, value: unknown): Draft {
  const present = value === undefined ? field.defaultValue : value;
  switch (field.kind) {
    case 'text':
      return field.isSecret
        ? { kind: 'text', text: '', kept: value }
        : { kind: 'text', text: shownText(present) };
    case 'number':
    case 'code':
      return { kind: 'text', text: shownText(present) };
    case 'choice':
      return {
        kind: 'text',
        text: present === undefined || field.isText ? shownText(present) : JSON.stringify(present),
      };
    case 'flag':
      return { kind: 'flag', on: typeof present === 'boolean' ? present : undefined };
    case 'list':
    case 'choices':
      return { kind: 'list', items: Array.isArray(present) ? present.map(shownText) : [] };
    case 'pairs':
      return {
        kind: 'pairs',
        pairs: isRecord(present) ? Object.entries(present).map(([key, each]) => [key, shownText(each)]) : [],
      };
    case 'group':
      return groupDraft(field, isRecord(present) ? present : {});
    case 'variant':
    default:
      return variantDraft(field, isRecord(present) ? present : {});
  }
}

function groupDraft(field: GroupField, values: Readonly<Record<string, unknown>>): Draft {
  const members = field.members.map((member) => [member.key, draftOf(member, values[member.key])]);
  return { kind: 'group', members: Object.fromEntries(members) };
}

function variantDraft(field: VariantField, values: Readonly<Record<string, unknown>>): Draft {
  const given = values[field.discriminator];
  const chosen = typeof given === 'string' ? given : (field.options[0]?.value ?? '');
  const drafts = field.options.map(({ value, group }) => [
    value,
    draftOf(group, value === chosen ? values : undefined),
  ]);
  return { kind: 'variant', chosen, drafts: Object.fromEntries(drafts) };
}

function textValue(field: Field, draft: Extract<Draft, { kind: 'text' }>): unknown {
  const text = field.kind === 'text' ? draft.text : draft.text.trim();
  if (text === '') return draft.kept ?? (field.isNullable && field.isRequired ? null : undefined);
  if (field.kind === 'number')
    return /^[-+]?[\d.,\s]+$/.test(text) ? Number(text.replace(/\s/g, '').replace(',', '.')) : unreadable;
  if (field.kind === 'code' || (field.kind === 'choice' && !field.isText)) {
    try {
      const parsed: unknown = JSON.parse(text);
      return parsed;
    } catch {
      return text;
    }
  }
  return text;
}

function listValue(field: Field, items: readonly string[]): unknown[] {
  const filled = items.filter((item) => item.trim() !== '');
  return field.kind === 'list' && field.ofNumbers
    ? filled.map((item) => Number(item.replace(',', '.')))
    : filled;
}

/** What would be sent. Left empty means left out, so that a default or "required" applies. */
export function valueOf(field: Field, draft: Draft): unknown {
  switch (draft.kind) {
    case 'text':
      return textValue(field, draft);
    case 'flag':
      return draft.on ?? (field.isRequired ? false : undefined);
    case 'list': {
      const values = listValue(field, draft.items);
      return values.length === 0 && !field.isRequired && field.defaultValue === undefined
        ? undefined
        : values;
    }
    case 'pairs': {
      const filled = draft.pairs.filter(([key]) => key.trim() !== '');
      return filled.length === 0 && !field.isRequired && field.defaultValue === undefined
        ? undefined
        : Object.fromEntries(filled);
    }
    case 'group':
      return field.kind === 'group' ? groupValue(field, draft.members) : undefined;
    case 'variant':
    default: {
      if (field.kind !== 'variant') return undefined;
      const option = field.options.find((each) => each.value === draft.chosen);
      const own = draft.drafts[draft.chosen];
      const rest = option && own ? valueOf({ ...option.group, isRequired: true }, own) : {};
      return { [field.discriminator]: draft.chosen, ...(isRecord(rest) ? rest : {}) };
    }
  }
}

function groupValue(
  field: Extract<Field, { kind: 'group' }>,
  members: Readonly<Record<string, Draft>>,
): unknown {
  const entries = field.members.flatMap((member) => {
    const draft = members[member.key];
    const value = draft && valueOf(member, draft);
    return value === undefined ? [] : [[member.key, value] as const];
  });
  return entries.length === 0 && !field.isRequired ? undefined : Object.fromEntries(entries);
}

const hidden = '••••••••';

/** The value as it may be shown: what is secret is only marked as set. */
export function redact(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  if (field.kind === 'text') return field.isSecret ? hidden : value;
  if (!isRecord(value)) return value;
  if (field.kind === 'pairs') {
    return field.areSecret ? Object.fromEntries(Object.keys(value).map((key) => [key, hidden])) : value;
  }
  if (field.kind === 'variant') {
    const option = field.options.find((each) => each.value === value[field.discriminator]);
    return option ? redact(option.group, value) : value;
  }
  if (field.kind !== 'group') return value;
  const shown = field.members.filter((member) => member.key in value);
  return {
    ...value,
    ...Object.fromEntries(shown.map((member) => [member.key, redact(member, value[member.key])])),
  };
}
