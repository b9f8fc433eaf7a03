import { useState } from 'react';
import { freeName } from '#contracts/notify/free-name.ts';
import type { Monitor, MonitorDraft } from '#contracts/pulse/monitor.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { showToast } from '../../../ui/toast.ts';
import { livePulse } from '../live.ts';
import { pulseApi } from '../pulse-api.ts';
import { splitIssues } from './form-issues.ts';
import { formText } from './form-text.ts';
import { bodyOf, draftOf, type FormDraft, newDraft } from './monitor-draft.ts';
import type { MonitorFieldsProps } from './monitor-fields.tsx';
import { nameOfTarget } from './name-of-target.ts';

type Settings = MonitorDraft['settings'];

const noErrors: ReadonlyMap<string, string> = new Map();

export function useMonitorForm({ saved, start, kinds, onClose }: MonitorFieldsProps) {
  const text = useText(formText);
  const language = useLanguage();
  const [draft, setDraft] = useState<FormDraft>(() => {
    const given = saved ?? start;
    return given ? draftOf(given) : newDraft(kinds[0]?.id ?? '');
  });
  const [settings, setSettings] = useState<Settings>(() => (saved ?? start)?.settings ?? {});
  const [errors, setErrors] = useState(noErrors);
  const title = kinds.find(({ id }) => id === draft.kind)?.title[language] ?? draft.kind;
  const taken = [...livePulse.get().monitors.values()]
    .filter(({ id }) => id !== saved?.id)
    .map(({ name }) => name);
  const freeTitle = freeName(nameOfTarget(settings) ?? title, taken);

  const change = (next: Partial<FormDraft>) => {
    setDraft((before) => ({ ...before, ...next }));
    setErrors((before) => new Map([...before].filter(([field]) => !(field in next))));
  };
  const save = async (sent: Settings) => {
    const body = bodyOf(draft, sent, freeTitle);
    let done: Monitor;
    try {
      done = saved
        ? await pulseApi.changeMonitor({
            params: { id: saved.id },
            body: { ...body, revision: saved.revision },
          })
        : await pulseApi.createMonitor({ body });
      showToast({ title: text(saved ? 'saved' : 'added', { name: done.name }) });
    } catch (error) {
      const issues = splitIssues(error);
      setErrors(issues.common);
      if (issues.settings.length > 0) throw Object.assign(new Error(), { issues: issues.settings });
      throw issues.common.size > 0 ? new Error([...issues.common.values()].join(' ')) : error;
    }
    await queryClient.invalidateQueries({ queryKey: ['pulse', 'monitor'] });
    onClose(saved ? undefined : done);
  };
  return {
    draft,
    errors,
    change,
    freeTitle,
    body: bodyOf(draft, settings, freeTitle),
    chooseKind: (kind: string) => {
      setSettings({});
      change({ kind });
    },
    setSettings: (value: unknown) => {
      if (isSettings(value)) setSettings(value);
    },
    save,
  };
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
