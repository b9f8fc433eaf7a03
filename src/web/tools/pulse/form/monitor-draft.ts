import { defaultRules, type Monitor, type MonitorDraft, type MonitorTag } from '#contracts/pulse/monitor.ts';
import { readTag, tagText } from '../monitors/list-search.ts';

/** What the form holds beside the settings of the kind. Tags and conditions as they are typed. */
export interface FormDraft extends Omit<MonitorDraft, 'settings' | 'tags' | 'conditions'> {
  readonly tags: string;
  readonly conditions: string;
}

export function newDraft(kind: string): FormDraft {
  return { ...defaultRules, name: '', kind, tags: '', conditions: '', parentId: null, labels: {}, notes: '' };
}

/** The form of a monitor that is there, or of a suggestion. */
export function draftOf(monitor: Monitor | MonitorDraft): FormDraft {
  const { name, kind, parentId, labels, notes } = monitor;
  const { intervalMs, failuresToConfirm, successesToRecover, degradedAboveMs } = monitor;
  const { resendEveryMs, isUpsideDown, severity, retryIntervalMs, timeoutMs } = monitor;
  return {
    name,
    kind,
    intervalMs,
    retryIntervalMs: retryIntervalMs ?? Math.min(defaultRules.retryIntervalMs, intervalMs),
    timeoutMs: timeoutMs ?? Math.min(defaultRules.timeoutMs, intervalMs),
    failuresToConfirm,
    successesToRecover,
    degradedAboveMs,
    resendEveryMs,
    isUpsideDown,
    severity,
    parentId,
    labels,
    notes,
    tags: monitor.tags.map(tagText).join(', '),
    conditions: monitor.conditions.join('\n'),
  };
}

/** What is sent. */
export function bodyOf(draft: FormDraft, settings: MonitorDraft['settings'], freeName: string): MonitorDraft {
  return {
    ...draft,
    name: draft.name.trim() || freeName,
    settings,
    tags: readTags(draft.tags),
    conditions: draft.conditions
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}

/** From `prod, site=home`. */
export function readTags(text: string): MonitorTag[] {
  return text.split(',').flatMap((one) => readTag(one) ?? []);
}
