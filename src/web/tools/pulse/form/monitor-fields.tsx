import { useMemo } from 'react';
import type { Monitor, MonitorDraft } from '#contracts/pulse/monitor.ts';
import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { SchemaForm } from '../../../ui/form/schema-form.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { pulseText } from '../pulse-text.ts';
import { CommonFields } from './common-fields.tsx';
import { formText } from './form-text.ts';
import { withKeptSecrets } from './kept-secrets.ts';
import { TryPanel } from './try-panel.tsx';
import { useMonitorForm } from './use-monitor-form.ts';
import { useTry } from './use-try.ts';

export interface MonitorFieldsProps {
  /** The one to change; undefined: a new one. */
  saved: Monitor | undefined;
  start: MonitorDraft | undefined;
  kinds: readonly MonitorKind[];
  /** With the monitor that was added. */
  onClose: (added?: Monitor) => void;
}

export function MonitorFields(props: MonitorFieldsProps) {
  const { saved, start, kinds } = props;
  const text = useText(formText);
  const words = useText(pulseText);
  const language = useLanguage();
  const form = useMonitorForm(props);
  const { draft, change, errors } = form;
  const kind = kinds.find(({ id }) => id === draft.kind);
  const given = (saved ?? start)?.kind === draft.kind ? (saved ?? start)?.settings : undefined;
  const schema = useMemo(() => kind && withKeptSecrets(kind.settings, saved?.settings ?? {}), [kind, saved]);
  const { busy, tryIt, outcome } = useTry(saved?.id, form.body);
  const nameError = errors.get('name');
  return (
    <div className="flex flex-col gap-4">
      {saved?.origin === 'labels' && <Banner tone="info" title={text('byLabels')} />}
      {saved?.problem && <Banner tone="danger" title={saved.problem[language]} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={words('kind')}
          {...(kind && { help: kind.help[language] })}
          disabled={saved !== undefined}
          value={draft.kind}
          onChange={form.chooseKind}
          options={kinds.map(({ id, title, help }) => ({
            value: id,
            label: title[language],
            hint: help[language],
          }))}
        />
        <TextField
          label={words('name')}
          placeholder={form.freeTitle}
          {...(nameError && { error: nameError })}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
      </div>
      {kind && schema && (
        <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem]">
          {/* What is done with a long form stays in reach. */}
          <div className="min-w-0 [&_form>div:last-child]:sticky [&_form>div:last-child]:-bottom-4 [&_form>div:last-child]:bg-surface [&_form>div:last-child]:py-3">
            <SchemaForm<MonitorDraft['settings']>
              key={kind.id}
              schema={schema}
              value={given}
              onChange={form.setSettings}
              onSubmit={form.save}
              {...(!saved && { submitLabel: text('add') })}
              more={<CommonFields kind={kind} id={saved?.id} draft={draft} change={change} errors={errors} />}
              footer={
                <Button busy={busy} onClick={() => void tryIt()}>
                  {text('tryIt')}
                </Button>
              }
            />
          </div>
          <TryPanel busy={busy} outcome={outcome} />
        </div>
      )}
    </div>
  );
}
