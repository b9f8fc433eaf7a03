import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Silence } from '#contracts/notify/silences.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { useDoing } from '../use-doing.ts';
import { fromLocalField, toLocalField } from '../../../ui/format/local-field.ts';
import { readMatcherLines, writeMatcherLines } from './matcher-lines.ts';
import { silencesText } from './silences-text.ts';

const hourMs = 3_600_000;
const durations = { hour: hourMs, eightHours: 8 * hourMs, day: 24 * hourMs, week: 168 * hourMs } as const;
const durationIds = ['hour', 'eightHours', 'day', 'week'] as const;

interface Props {
  /** The one to change; null: a new one. */
  silence: Silence | null;
  /** Conditions to begin a new one with. */
  lines: string;
  onClose: () => void;
}

export function SilenceDialog(props: Props) {
  const text = useText(silencesText);
  const words = useText(notifyText);
  const form = useSilenceForm(props);
  const { read, endsAtMs } = form;
  const isReady = read.matchers.length > 0 && read.wrongLine === null && endsAtMs !== null;
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={text(props.silence ? 'editSilence' : 'newSilence')}
      footer={
        <>
          <Button onClick={props.onClose}>{words('cancel')}</Button>
          <Button variant="primary" busy={form.busy} disabled={!isReady} onClick={() => void form.save()}>
            {props.silence ? words('save') : text('create')}
          </Button>
        </>
      }
    >
      <div data-tool="notify" className="flex flex-col gap-4">
        <TextField
          label={text('matchers')}
          help={text('matchersHelp')}
          error={read.wrongLine === null ? undefined : text('wrongLine', { line: read.wrongLine })}
          multiline={6}
          mono
          value={form.lines}
          onChange={form.setLines}
        />
        <Select
          label={text('duration')}
          value={form.duration}
          onChange={form.setDuration}
          options={[...durationIds, 'exact' as const].map((id) => ({ value: id, label: text(id) }))}
        />
        {form.duration === 'exact' && (
          <TextField
            label={text('endsAt')}
            type="datetime-local"
            error={endsAtMs === null ? text('endWrong') : undefined}
            value={form.end}
            onChange={form.setEnd}
          />
        )}
        <TextField label={text('comment')} value={form.comment} onChange={form.setComment} />
        {isReady && <Preview lines={form.lines} />}
      </div>
    </Dialog>
  );
}

function useSilenceForm({ silence, lines: first, onClose }: Props) {
  const [lines, setLines] = useState(silence ? writeMatcherLines(silence.matchers) : first);
  const [duration, setDuration] = useState<string>(silence ? 'exact' : 'hour');
  const [openedAtMs] = useState(() => Date.now());
  const [end, setEnd] = useState(() => toLocalField(silence?.endsAtMs ?? openedAtMs + hourMs));
  const [comment, setComment] = useState(silence?.comment ?? '');
  const { busy, doing } = useDoing();
  const read = readMatcherLines(lines);
  const chosen = durationIds.find((id) => id === duration);
  const exactMs = fromLocalField(end);
  const isLater = exactMs !== null && exactMs > openedAtMs;
  const endsAtMs = chosen ? openedAtMs + durations[chosen] : isLater ? exactMs : null;
  const save = async () => {
    if (endsAtMs === null) return;
    const nowMs = Date.now();
    const body = {
      matchers: read.matchers,
      startsAtMs: silence?.startsAtMs ?? nowMs,
      endsAtMs: chosen ? nowMs + durations[chosen] : endsAtMs,
      comment,
    };
    await doing(async () => {
      await (silence
        ? notifyApi.changeSilence({ params: { id: silence.id }, body })
        : notifyApi.createSilence({ body }));
      await queryClient.invalidateQueries({ queryKey: ['notify', 'silences'] });
      onClose();
    });
  };
  return {
    lines,
    setLines,
    duration,
    setDuration,
    end,
    setEnd,
    comment,
    setComment,
    busy,
    read,
    endsAtMs,
    save,
  };
}

/** The alerts of now that it would keep quiet. */
function Preview({ lines }: { lines: string }) {
  const text = useText(silencesText);
  const { data } = useQuery({
    queryKey: ['notify', 'silence-preview', lines],
    queryFn: ({ signal }) =>
      notifyApi.previewSilence({ body: { matchers: readMatcherLines(lines).matchers } }, { signal }),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  if (!data) return null;
  return (
    <div aria-live="polite" className="rounded-md bg-elevated p-3">
      <p className="font-medium">{text('previewCount', { count: data.alerts.length })}</p>
      <ul className="mt-1 text-muted">
        {data.alerts.slice(0, 8).map(({ fingerprint, title }) => (
          <li key={fingerprint} className="truncate">
            {title}
          </li>
        ))}
      </ul>
    </div>
  );
}
