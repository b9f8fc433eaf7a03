import { useState } from 'react';
import type { Severity } from '#contracts/notify/alert.ts';
import { HeartbeatRule, type Input } from '#contracts/notify/inputs.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { useDoing } from '../use-doing.ts';
import { DurationField } from './duration-field.tsx';
import { refreshInputs } from './input-queries.ts';
import { LabelRows } from './label-rows.tsx';
import type { LabelPair } from './mapping-draft.ts';
import { webhookText } from './webhook-text.ts';

const severities: readonly Severity[] = ['critical', 'warning', 'info'];
const { everyMs: Every, graceMs: Grace } = HeartbeatRule.shape;

interface Props {
  /** The one to change; null: a new one. */
  input: Input | null;
  /** With the path of one that is new. */
  onSaved: (made: { input: Input; path: string } | null) => void;
  onClose: () => void;
}

export function HeartbeatDialog({ input, onSaved, onClose }: Props) {
  const text = useText(webhookText);
  const words = useText(notifyText);
  const draft = useHeartbeatDraft(input);
  const { busy, doing } = useDoing();
  const save = () => doing(async () => onSaved(await saveHeartbeat(input, draft)));
  return (
    <Dialog
      open
      onClose={onClose}
      title={input?.name ?? text('newHeartbeat')}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={!draft.isReady} onClick={() => void save()}>
            {input ? words('save') : text('create')}
          </Button>
        </>
      }
    >
      <div data-tool="notify" className="flex flex-col gap-4">
        <HeartbeatFields draft={draft} />
        {input && <p className="text-muted">{text('endsAlert')}</p>}
      </div>
    </Dialog>
  );
}

function HeartbeatFields({ draft }: { draft: Draft }) {
  const text = useText(webhookText);
  const words = useText(notifyText);
  const format = useFormat();
  const { everyMs, graceMs, severity } = draft;
  const isEveryRight = Every.safeParse(everyMs).success;
  const isGraceRight = Grace.safeParse(graceMs).success;
  const span = format.exactDuration((everyMs ?? 0) + (graceMs ?? 0));
  return (
    <>
      <TextField
        label={text('name')}
        help={text('nameHelp')}
        maxLength={100}
        value={draft.name}
        onChange={draft.setName}
      />
      <DurationField
        label={text('every')}
        help={text('everyHelp')}
        error={isEveryRight ? undefined : text('everyWrong')}
        valueMs={everyMs}
        onChange={draft.setEvery}
      />
      <DurationField
        label={text('grace')}
        help={text('graceHelp')}
        error={isGraceRight ? undefined : text('graceWrong')}
        valueMs={graceMs}
        onChange={draft.setGrace}
      />
      <Select
        label={text('severityWhenLate')}
        value={severity}
        onChange={draft.setSeverity}
        options={severities.map((value) => ({ value, label: words(value) }))}
      />
      <LabelRows pairs={draft.pairs} errorAt={() => undefined} onChange={draft.setPairs} />
      {isEveryRight && isGraceRight && (
        <p aria-live="polite" className="rounded-md bg-elevated p-3">
          {text('willTell', { span, severity: words(severity).toLowerCase() })}
        </p>
      )}
    </>
  );
}

function useHeartbeatDraft(input: Input | null) {
  const rule = input?.settings.kind === 'heartbeat' ? input.settings.rule : undefined;
  const [name, setName] = useState(input?.name ?? '');
  const [everyMs, setEvery] = useState<number | null>(rule?.everyMs ?? 86_400_000);
  const [graceMs, setGrace] = useState<number | null>(rule?.graceMs ?? 3_600_000);
  const [severity, setSeverity] = useState<Severity>(rule?.severity ?? 'critical');
  const [pairs, setPairs] = useState<readonly LabelPair[]>(Object.entries(rule?.labels ?? {}));
  const labels = Object.fromEntries(pairs.filter(([label]) => label.trim() !== ''));
  const read = HeartbeatRule.safeParse({ everyMs, graceMs, severity, labels });
  const parsed = read.success ? read.data : null;
  const isReady = parsed !== null && name.trim() !== '';
  const values = { name, everyMs, graceMs, severity, pairs, rule: parsed, isReady };
  return { ...values, setName, setEvery, setGrace, setSeverity, setPairs };
}

type Draft = ReturnType<typeof useHeartbeatDraft>;

async function saveHeartbeat(input: Input | null, { name, rule }: Pick<Draft, 'name' | 'rule'>) {
  if (!rule) return null;
  const settings = { kind: 'heartbeat', rule } as const;
  const body = { name: name.trim(), settings, isEnabled: input?.isEnabled ?? true };
  const made = input ? null : await notifyApi.createInput({ body });
  if (input) await notifyApi.changeInput({ params: { id: input.id }, body });
  await refreshInputs();
  return made;
}
