import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Alert } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { byUrgency, placeOf } from '../alert-state.ts';
import { useLiveAlerts } from '../live.ts';
import { fromLocalField, toLocalField } from '../../../ui/format/local-field.ts';
import { readLabelLines, writeLabelLines } from './label-lines.ts';
import type { RoutingSearch } from './routing-search.ts';
import { testText } from './test-text.ts';

const free = 'free';
const example = 'severity = critical\nhost = nas';

export interface TestFormState {
  /** The alert of now that was chosen, while its labels are as they are. */
  readonly alert: Alert | undefined;
  readonly choose: (fingerprint: string) => void;
  readonly lines: string;
  readonly setLines: (lines: string) => void;
  readonly wrongLine: string | null;
  /** Null while there are none that can be used. */
  readonly labels: Labels | null;
  /** What is in the field of the time; null: now. */
  readonly time: string | null;
  readonly setTime: (time: string | null) => void;
  readonly atMs: number | null;
}

export function useTestForm(): TestFormState {
  const { alerts } = useLiveAlerts();
  const search: RoutingSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const [typed, setTyped] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>(null);
  const alert = typed === null ? alerts.get(search.alert ?? '') : undefined;
  const lines = typed ?? (alert ? writeLabelLines(alert.labels) : example);
  const { labels, wrongLine } = readLabelLines(lines);
  return {
    alert,
    choose(fingerprint) {
      setTyped(fingerprint === free ? lines : null);
      const next = fingerprint === free ? undefined : fingerprint;
      void navigate({ to: '/notify/routing', search: { ...search, alert: next }, replace: true });
    },
    lines,
    setLines: setTyped,
    wrongLine,
    labels: wrongLine === null && Object.keys(labels).length > 0 ? labels : null,
    time,
    setTime,
    atMs: time === null ? null : fromLocalField(time),
  };
}

export function TestForm({ form }: { form: TestFormState }) {
  const text = useText(testText);
  const { alerts } = useLiveAlerts();
  const { time, atMs, wrongLine } = form;
  return (
    <>
      {alerts.size > 0 && (
        <Select
          label={text('alert')}
          value={form.alert?.fingerprint ?? free}
          onChange={form.choose}
          options={[
            { value: free, label: text('free') },
            ...[...alerts.values()].toSorted(byUrgency).map((alert) => ({
              value: alert.fingerprint,
              label: alert.title,
              hint: placeOf(alert.labels).join(' / '),
            })),
          ]}
        />
      )}
      <TextField
        label={text('labels')}
        help={text('labelsHelp')}
        multiline={7}
        mono
        value={form.lines}
        error={wrongLine === null ? undefined : text('wrongLine', { line: wrongLine })}
        onChange={form.setLines}
      />
      <Select
        label={text('at')}
        value={time === null ? 'now' : 'exact'}
        onChange={(next) => form.setTime(next === 'now' ? null : toLocalField(Date.now()))}
        options={[
          { value: 'now', label: text('now') },
          { value: 'exact', label: text('exact') },
        ]}
      />
      {time !== null && (
        <TextField
          label={text('time')}
          type="datetime-local"
          value={time}
          error={atMs === null ? text('timeWrong') : undefined}
          onChange={form.setTime}
        />
      )}
    </>
  );
}
