import { defaultRules, MonitorDraft } from '#contracts/pulse/monitor.ts';
import type { ImportItem } from '#contracts/pulse/import.ts';
import type { Text } from '#library/text.ts';
import { draftOf, sameText } from '../discovery/found.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import { cut, importItem, type ImportSubject, takenItem } from './import-item.ts';
import { isSet, jsonOf, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import type { KumaContext, Translated } from './kuma-kind.ts';
import { kumaKinds, noKind } from './kuma-kinds.ts';
import { notes } from './notes.ts';

export interface PlannedMonitor {
  readonly kumaId: number;
  readonly kumaParent: number | undefined;
  /** The same in every copy of the same database. */
  readonly key: string;
  /** Below nothing yet. */
  readonly draft: MonitorDraft;
  readonly state: 'active' | 'paused';
  readonly item: ImportItem;
}

export interface MonitorSources extends KumaContext {
  readonly kinds: readonly AnyKind[];
  /** Of each monitor. */
  readonly tagsOf: (kumaId: number) => readonly { readonly name: string; readonly value?: string }[];
}

const longest = { name: 150, notes: 20_000, tagName: 50, tagValue: 100, tags: 20 };

/** What becomes of a monitor of Kuma, or why nothing does. */
export function planMonitor(row: KumaRow, sources: MonitorSources): PlannedMonitor | ImportItem {
  const type = textOf(row, 'type');
  const translate = Object.hasOwn(kumaKinds, type) ? kumaKinds[type] : undefined;
  if (!translate) return refused(row, [noKind(type)]);
  const translated = translate(row, sources);
  if ('notTaken' in translated) return refused(row, [translated.notTaken]);
  const kind = sources.kinds.find((one) => one.kind === translated.kind);
  if (!kind) return refused(row, [noKind(type)]);
  const kumaId = numberOf(row, 'id') ?? 0;
  const tags = sources.tagsOf(kumaId);
  const times = timesOf(row, translated);
  const read = draftOf(
    {
      ...times.rules,
      ...wordsOf(row),
      kind: kind.kind,
      settings: { ...translated.settings },
      isUpsideDown: isSet(row, 'upside_down'),
      tags: tags.slice(0, longest.tags).map((tag) => ({
        name: cut(tag.name, longest.tagName),
        ...(tag.value && { value: cut(tag.value, longest.tagValue) }),
      })),
    },
    kind,
  );
  if ('wrong' in read)
    return refused(
      row,
      read.wrong.map(({ field, message }) => sameText(`${field}: ${message}`)),
    );
  const isPaused = !isSet(row, 'active') || translated.isPaused === true;
  const told = [
    ...translated.notes,
    ...(times.isChanged ? [notes.times] : []),
    ...lost(row),
    ...(tags.length > longest.tags ? [notes.tagsLeft] : []),
    ...(isCut(row) ? [notes.shortened] : []),
  ];
  return {
    kumaId,
    kumaParent: numberOf(row, 'parent'),
    key: `kuma/${kumaId}/${textOf(row, 'created_date')}`.slice(0, 200),
    draft: read.draft,
    state: isPaused ? 'paused' : 'active',
    item: takenItem(subjectOf(row), told),
  };
}

function subjectOf(row: KumaRow): ImportSubject {
  const name = textOf(row, 'name') || textOf(row, 'url') || textOf(row, 'hostname');
  return { what: 'monitor', name, kind: textOf(row, 'type') };
}

function refused(row: KumaRow, told: readonly Text[]): ImportItem {
  return importItem(subjectOf(row), 'not-taken', told);
}

function wordsOf(row: KumaRow) {
  const name = textOf(row, 'name') || textOf(row, 'hostname') || textOf(row, 'url') || 'Uptime Kuma';
  return { name: cut(name, longest.name), notes: cut(textOf(row, 'description'), longest.notes) };
}

function isCut(row: KumaRow): boolean {
  return textOf(row, 'name').length > longest.name || textOf(row, 'description').length > longest.notes;
}

const longestS = 31 * 86_400;

/** Its times are seconds, its reminders a number of checks; a timeout of 0 stands for four fifths of the interval. */
function timesOf(row: KumaRow, { kind }: Translated) {
  const wantedS = numberOf(row, 'interval') ?? 60;
  const intervalS = Math.max(1, Math.min(longestS, wantedS));
  const retryS = numberOf(row, 'retry_interval') || intervalS;
  const timeoutS = numberOf(row, 'timeout') || intervalS * 0.8;
  const resend = numberOf(row, 'resend_interval') ?? 0;
  const retries = Math.max(0, numberOf(row, 'maxretries') ?? 0);
  const isPush = kind === 'push';
  // A report is looked for often, however seldom it comes.
  const lookS = isPush ? Math.min(60, intervalS) : intervalS;
  const boundMs = Math.min(lookS * 1_000, 300_000);
  const rules = {
    intervalMs: Math.round(lookS * 1_000),
    retryIntervalMs: Math.round(Math.max(1, Math.min(retryS, lookS)) * 1_000),
    timeoutMs: isPush ? Math.min(defaultRules.timeoutMs, boundMs) : bounded(timeoutS, boundMs),
    failuresToConfirm: Math.min(100, Math.round(retries) + 1),
    ...(resend > 0 && {
      resendEveryMs: Math.max(60_000, Math.min(longestS * 1_000, Math.round(resend * intervalS * 1_000))),
    }),
  };
  const isChanged = !isPush && (intervalS !== wantedS || retryS > intervalS || timeoutS * 1_000 > boundMs);
  return { rules, isChanged };
}

function bounded(seconds: number, mostMs: number): number {
  return Math.round(Math.max(100, Math.min(seconds * 1_000, mostMs)));
}

/** What it asked for and there is nothing for here. */
function lost(row: KumaRow): Text[] {
  const conditions = jsonOf(row, 'conditions');
  return [
    ...(numberOf(row, 'proxy_id') === undefined ? [] : [notes.proxy]),
    ...(isSet(row, 'domain_expiry_notification') ? [notes.domainExpiry] : []),
    ...(Array.isArray(conditions) && conditions.length > 0 ? [notes.conditions] : []),
  ];
}
