import { useState } from 'react';
import type { MaintenanceDraft, WindowNow } from '#contracts/pulse/maintenance.ts';
import { readTags } from '../form/monitor-draft.ts';
import { pulseApi } from '../pulse-api.ts';
import { tagText } from '../monitors/list-search.ts';
import { useDoing } from '../use-doing.ts';
import { rereadWindows } from './maintenance-queries.ts';
import { draftOfSchedule, newSchedule, readSchedule, type ScheduleDraft } from './schedule-draft.ts';
import { draftOfWindow } from './window-draft.ts';

export type WindowFields = Omit<MaintenanceDraft, 'schedule' | 'tags'>;

const empty: WindowFields = {
  name: '',
  notes: '',
  isForAll: false,
  monitorIds: [],
  isEnabled: true,
  validFromMs: null,
  validToMs: null,
};

export function useWindowForm(window: WindowNow | null, onClose: () => void) {
  const [draft, setDraft] = useState<WindowFields>(() => (window ? draftOfWindow(window) : empty));
  const [schedule, setSchedule] = useState<ScheduleDraft>(() =>
    window ? draftOfSchedule(window.schedule, Date.now()) : newSchedule(Date.now()),
  );
  const [tags, setTags] = useState(() => (window?.tags ?? []).map(tagText).join(', '));
  const { busy, doing } = useDoing();
  const read = readSchedule(schedule);
  const isAboutSome = draft.isForAll || draft.monitorIds.length > 0 || readTags(tags).length > 0;
  const body: MaintenanceDraft | null =
    read && isAboutSome && draft.name.trim() !== ''
      ? { ...draft, name: draft.name.trim(), schedule: read, tags: readTags(tags) }
      : null;
  const save = () =>
    doing(async () => {
      if (!body) return;
      await (window
        ? pulseApi.changeMaintenance({ params: { id: window.id }, body })
        : pulseApi.createMaintenance({ body }));
      await rereadWindows();
      onClose();
    });
  return {
    draft,
    change: (next: Partial<WindowFields>) => setDraft((before) => ({ ...before, ...next })),
    schedule,
    changeSchedule: (next: Partial<ScheduleDraft>) => setSchedule((before) => ({ ...before, ...next })),
    tags,
    setTags,
    busy,
    /** Null while something is missing. */
    body,
    save,
  };
}
