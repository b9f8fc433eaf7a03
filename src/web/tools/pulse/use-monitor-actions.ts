import { useNavigate } from '@tanstack/react-router';
import type { Monitor, MonitorLabels } from '#contracts/pulse/monitor.ts';
import type { BulkOutcome } from '#contracts/pulse/monitors.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { queryClient } from '../../shell/session.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { showError, showToast } from '../../ui/toast.ts';
import { livePulse } from './live.ts';
import { pulseApi } from './pulse-api.ts';
import { listText } from './monitors/list-text.ts';
import { milliseconds } from './milliseconds.ts';
import { pulseText } from './pulse-text.ts';

export interface Some {
  readonly id: string;
  readonly name: string;
  readonly state: Monitor['state'];
  readonly labels: MonitorLabels;
}

/** What can be done to monitors, one or many; each answers with a toast. */
export function useMonitorActions() {
  const text = useText(pulseText);
  const words = useText(listText);
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const counted = (some: readonly Some[]) => ({ count: some.length, name: some[0]?.name ?? '' });

  const trying = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      showError(error, { title: text('notDone') });
    }
    await queryClient.invalidateQueries({ queryKey: ['pulse', 'monitor'] });
  };
  const told = ({ refused }: BulkOutcome) => {
    if (refused.length === 0) return;
    const detail = refused.slice(0, 5).map(({ name, reason }) => `${name}: ${reason}`);
    showToast({
      kind: 'error',
      title: words('refused', { count: refused.length }),
      detail: detail.join('\n'),
    });
  };
  const resume = (some: readonly Some[]) =>
    trying(async () => {
      const outcome = await pulseApi.resumeMonitors({ body: { ids: idsOf(some) } });
      if (outcome.changed > 0) showToast({ title: words('resumed', counted(some)) });
      told(outcome);
    });
  const pause = (some: readonly Some[]) =>
    trying(async () => {
      const outcome = await pulseApi.pauseMonitors({ body: { ids: idsOf(some) } });
      if (outcome.changed > 0)
        showToast({ title: words('paused', counted(some)), undo: () => void resume(some) });
      told(outcome);
    });
  const checkNow = ({ id, name }: Some) =>
    trying(async () => {
      const report = await pulseApi.checkNow({ params: { id } });
      const { outcome, reason, latencyMs } = report;
      const answered =
        latencyMs === null ? '' : words('answeredIn', { span: milliseconds(latencyMs, format) });
      showToast({
        kind: outcome === 'down' ? 'error' : 'done',
        title: words('checkedNow', { name, state: text(outcome) }),
        detail: reason?.text[language] ?? answered,
        ...(reason?.detail && { engineText: reason.detail }),
      });
    });
  const clone = ({ id }: Some) =>
    trying(async () => {
      const copy = await pulseApi.cloneMonitor({ params: { id }, body: {} });
      showToast({ title: words('cloned', { name: copy.name }) });
      void navigate({ to: `/pulse/monitors/${copy.id}`, search: { edit: copy.id } });
    });
  const remove = async (some: readonly Some[]): Promise<boolean> => {
    const below = [...livePulse.get().monitors.values()].filter(({ parentId }) =>
      some.some(({ id }) => id === parentId),
    );
    return askConfirm(
      {
        title: words('removeTitle', counted(some)),
        action: text('remove'),
        danger: true,
        loses:
          some.length > 1
            ? [...some.map(({ name }) => name), words('losesHistory')]
            : [words('losesHistory')],
        dependents: below.map(({ name }) => words('movesUp', { name })),
        wayBack: words('pauseInstead'),
      },
      async () => {
        const outcome = await pulseApi.removeMonitors({ body: { ids: idsOf(some) } });
        if (outcome.changed > 0) showToast({ title: words('removed', counted(some)) });
        told(outcome);
      },
    );
  };
  return { pause, resume, checkNow, clone, remove };
}

function idsOf(some: readonly Some[]): string[] {
  return some.map(({ id }) => id);
}
