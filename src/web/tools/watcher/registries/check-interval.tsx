import { useQuery } from '@tanstack/react-query';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Select } from '../../../ui/select.tsx';
import { showToast } from '../../../ui/toast.ts';
import { watcherApi } from '../watcher-api.ts';
import { useDoing } from '../use-doing.ts';
import { registriesText } from './registries-text.ts';

const usualHours = [1, 3, 6, 12, 24, 72, 168];
const hourMs = 3_600_000;
const settingsKey = ['watcher', 'settings'] as const;

/** How often registries are asked; takes effect at once. */
export function CheckInterval() {
  const text = useText(registriesText);
  const format = useFormat();
  const { busy, doing } = useDoing();
  const { data } = useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => watcherApi.watchSettings({}, { signal }),
  });
  if (!data) return null;
  const { checkEveryHours } = data;
  const choices = [...new Set([...usualHours, checkEveryHours])].toSorted((a, b) => a - b);
  const save = (hours: number) =>
    doing(async () => {
      const saved = await watcherApi.saveWatchSettings({ body: { checkEveryHours: hours } });
      queryClient.setQueryData(settingsKey, saved);
      showToast({ title: text('saved') });
    });
  return (
    <Select
      className="w-48"
      label={text('askedEvery')}
      disabled={busy}
      value={String(checkEveryHours)}
      onChange={(hours) => void save(Number(hours))}
      options={choices.map((hours) => ({ value: String(hours), label: format.duration(hours * hourMs) }))}
    />
  );
}
