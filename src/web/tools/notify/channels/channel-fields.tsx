import type { Destination, DestinationDraft } from '#contracts/notify/destinations.ts';
import type { Template } from '#contracts/notify/templates.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { channelsText } from './channels-text.ts';

interface Props {
  draft: DestinationDraft;
  change: (next: Partial<DestinationDraft>) => void;
}

const none = 'none';

interface Choices {
  others: readonly Destination[];
  templates: readonly Template[];
}

/** What every kind of channel has. */
export function ChannelFields({ draft, others, templates, change }: Props & Choices) {
  const text = useText(channelsText);
  return (
    <>
      <Select
        label={text('language')}
        value={draft.language}
        onChange={(value) => change({ language: value === 'es' ? 'es' : 'en' })}
        options={[
          { value: 'en', label: text('english') },
          { value: 'es', label: text('spanish') },
        ]}
      />
      <TemplateSelect draft={draft} templates={templates} change={change} />
      {(others.length > 0 || draft.fallbackId !== null) && (
        <Select
          label={text('fallback')}
          value={draft.fallbackId ?? none}
          onChange={(value) => change({ fallbackId: value === none ? null : value })}
          options={[
            { value: none, label: text('none') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
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

/** Nothing to choose until somebody has written a template. */
function TemplateSelect({ draft, templates, change }: Props & Pick<Choices, 'templates'>) {
  const text = useText(channelsText);
  if (templates.length === 0) return null;
  return (
    <Select
      label={text('template')}
      value={draft.templateId ?? none}
      onChange={(value) => change({ templateId: value === none ? null : value })}
      options={[
        { value: none, label: text('builtInWords') },
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

export function NameField({ draft, change, placeholder }: Props & { placeholder: string | undefined }) {
  const text = useText(channelsText);
  return (
    <TextField
      label={text('name')}
      value={draft.name}
      placeholder={placeholder}
      onChange={(name) => change({ name })}
    />
  );
}
