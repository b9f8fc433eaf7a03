import { useMemo, useState } from 'react';
import type {
  ChannelKind,
  Destination,
  DestinationDraft,
  TestOutcome,
} from '#contracts/notify/destinations.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SchemaForm } from '../../../ui/form/schema-form.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showError } from '../../../ui/toast.ts';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { channelsText } from './channels-text.ts';

type Settings = DestinationDraft['settings'];

interface Props {
  /** The one to change; null: a new one. */
  destination: Destination | null;
  others: readonly Destination[];
  kinds: readonly ChannelKind[];
  onClose: () => void;
}

export function ChannelDialog({ destination, others, kinds, onClose }: Props) {
  const text = useText(channelsText);
  const [draft, setDraft] = useState<DestinationDraft>(() => draftOf(destination, kinds));
  const change = (next: Partial<DestinationDraft>) => setDraft((before) => ({ ...before, ...next }));
  const kind = kinds.find(({ id }) => id === draft.kind);
  const begin = useMemo(() => destination?.settings ?? {}, [destination]);
  const save = async (settings: Settings) => {
    const body = { ...draft, name: draft.name.trim() || (kind?.title ?? draft.kind), settings };
    await (destination
      ? notifyApi.changeDestination({ params: { id: destination.id }, body })
      : notifyApi.createDestination({ body }));
    await queryClient.invalidateQueries({ queryKey: ['notify', 'destinations'] });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={destination?.name ?? text('newChannel')} description={kind?.help}>
      <div data-tool="notify" className="flex flex-col gap-4">
        {!destination && (
          <Select
            label={text('kind')}
            value={draft.kind}
            onChange={(value) => change({ kind: value, settings: {} })}
            options={kinds.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <CommonFields draft={draft} others={others} change={change} />
        {kind && (
          <SchemaForm<Settings>
            key={kind.id}
            schema={kind.settings}
            value={begin}
            onChange={(settings) => isSettings(settings) && change({ settings })}
            onSubmit={save}
            footer={<TestButton id={destination?.id} draft={draft} />}
          />
        )}
      </div>
    </Dialog>
  );
}

function draftOf(destination: Destination | null, kinds: readonly ChannelKind[]): DestinationDraft {
  return {
    name: destination?.name ?? '',
    kind: destination?.kind ?? kinds[0]?.id ?? '',
    settings: destination?.settings ?? {},
    language: destination?.language ?? 'en',
    templateId: destination?.templateId ?? null,
    fallbackId: destination?.fallbackId ?? null,
    isEnabled: destination?.isEnabled ?? true,
    isDefault: destination?.isDefault ?? true,
  };
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function CommonFields({
  draft,
  others,
  change,
}: {
  draft: DestinationDraft;
  others: readonly Destination[];
  change: (next: Partial<DestinationDraft>) => void;
}) {
  const text = useText(channelsText);
  return (
    <>
      <TextField label={text('name')} value={draft.name} onChange={(name) => change({ name })} />
      <Select
        label={text('language')}
        value={draft.language}
        onChange={(value) => change({ language: value === 'es' ? 'es' : 'en' })}
        options={[
          { value: 'en', label: text('english') },
          { value: 'es', label: text('spanish') },
        ]}
      />
      <Select
        label={text('fallback')}
        value={draft.fallbackId ?? 'none'}
        onChange={(value) => change({ fallbackId: value === 'none' ? null : value })}
        options={[
          { value: 'none', label: text('none') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Checkbox
        label={text('isDefault')}
        checked={draft.isDefault}
        onChange={(isDefault) => change({ isDefault })}
      />
      <Checkbox
        label={text('isEnabled')}
        checked={draft.isEnabled}
        onChange={(isEnabled) => change({ isEnabled })}
      />
    </>
  );
}

/** Sends a message with what is in the form now, and shows what the receiver said. */
function TestButton({ id, draft }: { id: string | undefined; draft: DestinationDraft }) {
  const text = useText(channelsText);
  const words = useText(notifyText);
  const [outcome, setOutcome] = useState<TestOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    setOutcome(null);
    try {
      const named = { ...draft, name: draft.name.trim() || draft.kind };
      setOutcome(await notifyApi.testDestination({ body: { ...(id && { id }), draft: named } }));
    } catch (error) {
      showError(error, { title: words('notDone') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button busy={busy} onClick={() => void test()}>
        {text('test')}
      </Button>
      {outcome && (
        <div aria-live="polite" className="basis-full">
          <Banner
            tone={outcome.isDelivered ? 'info' : 'danger'}
            title={text(outcome.isDelivered ? 'delivered' : 'notDelivered')}
          >
            {outcome.text}
          </Banner>
        </div>
      )}
    </>
  );
}
