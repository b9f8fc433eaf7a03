import { useMemo, useState } from 'react';
import type { ChannelKind, Destination, DestinationDraft } from '#contracts/notify/destinations.ts';
import { freeName } from '#contracts/notify/free-name.ts';
import { wordsIn } from '#contracts/notify/in-language.ts';
import type { Template } from '#contracts/notify/templates.ts';
import { currentLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { useNow } from '../../../ui/format/use-now.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { SchemaForm } from '../../../ui/form/schema-form.tsx';
import { Select } from '../../../ui/select.tsx';
import { notifyApi } from '../live.ts';
import { ChannelFields, NameField } from './channel-fields.tsx';
import { channelsText } from './channels-text.ts';
import { useHealthWords } from './health-words.ts';
import { withKeptSecrets } from './kept-secrets.ts';
import { TestButton } from './test-button.tsx';

type Settings = DestinationDraft['settings'];

interface Props {
  /** The one to change; null: a new one. */
  destination: Destination | null;
  others: readonly Destination[];
  kinds: readonly ChannelKind[];
  templates: readonly Template[];
  onClose: () => void;
}

export function ChannelDialog({ destination, others, kinds, templates, onClose }: Props) {
  const text = useText(channelsText);
  const [draft, setDraft] = useState<DestinationDraft>(() => draftOf(destination, kinds));
  const change = (next: Partial<DestinationDraft>) => setDraft((before) => ({ ...before, ...next }));
  const kind = kinds.find(({ id }) => id === draft.kind);
  const saved = destination?.settings;
  const schema = useMemo(() => kind && formOf(kind, saved ?? {}), [kind, saved]);
  const freeTitle = freeName(
    kind?.title ?? draft.kind,
    others.map(({ name }) => name),
  );
  const save = async (settings: Settings) => {
    const body = { ...draft, name: draft.name.trim() || freeTitle, settings };
    await (destination
      ? notifyApi.changeDestination({ params: { id: destination.id }, body })
      : notifyApi.createDestination({ body }));
    await queryClient.invalidateQueries({ queryKey: ['notify', 'destinations'] });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={destination?.name ?? text('newChannel')}
      description={kind && wordsIn(currentLanguage(), kind.help, kind.helpEs)}
    >
      <div data-tool="notify" className="flex flex-col gap-4">
        {!destination && (
          <Select
            label={text('kind')}
            value={draft.kind}
            onChange={(value) => change({ kind: value, settings: {} })}
            options={kinds.filter(isSetUpHere).map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        {destination && <HealthNote destination={destination} />}
        <NameField draft={draft} change={change} placeholder={freeTitle} />
        {kind && schema && (
          <SchemaForm<Settings>
            key={kind.id}
            schema={schema}
            value={saved}
            onChange={(settings) => isSettings(settings) && change({ settings })}
            onSubmit={save}
            more={<ChannelFields draft={draft} others={others} templates={templates} change={change} />}
            footer={<TestButton id={destination?.id} draft={draft} />}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Why it does not work, in full: what has to change is in this form. */
function HealthNote({ destination: { health } }: { destination: Destination }) {
  const spell = useHealthWords();
  const nowMs = useNow();
  if (health.state !== 'waiting' && health.state !== 'broken') return null;
  return <Banner tone={health.state === 'broken' ? 'danger' : 'warning'} title={spell(health, nowMs)} />;
}

function draftOf(destination: Destination | null, kinds: readonly ChannelKind[]): DestinationDraft {
  return {
    name: destination?.name ?? '',
    kind: destination?.kind ?? kinds.find(isSetUpHere)?.id ?? '',
    settings: destination?.settings ?? {},
    language: destination?.language ?? currentLanguage(),
    templateId: destination?.templateId ?? null,
    fallbackId: destination?.fallbackId ?? null,
    isEnabled: destination?.isEnabled ?? true,
    isDefault: destination?.isDefault ?? true,
  };
}

/** The others subscribe themselves, where they are. */
function isSetUpHere({ isDevice }: ChannelKind): boolean {
  return !isDevice;
}

/** Of a device only what every channel has can be changed: its own settings are keys that it made. */
function formOf({ isDevice, settings }: ChannelKind, saved: Settings): ChannelKind['settings'] {
  return isDevice ? { type: 'object', properties: {} } : withKeptSecrets(settings, saved);
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
