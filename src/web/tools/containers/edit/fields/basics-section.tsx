import { useText } from '../../../../i18n/use-text.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { joinWords } from '../draft/shell-words.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { SpecField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

const parts = [
  'name',
  'image',
  'command',
  'entrypoint',
  'workingDirectory',
  'user',
  'hostname',
  'tty',
  'openStdin',
] as const;

export function BasicsSection() {
  const text = useText(fieldsText);
  const { draft, change, image } = useSpecForm();
  return (
    <FormSection title={text('basics')} parts={parts} isOpen summary={draft.image}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SpecField
          mono
          path="name"
          label={text('name')}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <SpecField
          mono
          path="image"
          label={text('image')}
          help={text('imageHelp')}
          value={draft.image}
          onChange={(value) => change({ image: value })}
        />
      </div>
      <SpecField
        mono
        multiline={2}
        path="command"
        label={text('command')}
        help={text('commandHelp')}
        placeholder={image ? joinWords(image.command) : undefined}
        value={draft.command}
        onChange={(command) => change({ command })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SpecField
          mono
          path="entrypoint"
          label={text('entrypoint')}
          placeholder={image ? joinWords(image.entrypoint) : undefined}
          value={draft.entrypoint}
          onChange={(entrypoint) => change({ entrypoint })}
        />
        <SpecField
          mono
          path="workingDirectory"
          label={text('workingDirectory')}
          placeholder={image?.workingDirectory || '/'}
          value={draft.workingDirectory}
          onChange={(workingDirectory) => change({ workingDirectory })}
        />
        <SpecField
          mono
          path="user"
          label={text('user')}
          help={text('userHelp')}
          placeholder={image?.user || 'root'}
          value={draft.user}
          onChange={(user) => change({ user })}
        />
        <SpecField
          mono
          path="hostname"
          label={text('hostname')}
          help={text('hostnameHelp')}
          value={draft.hostname}
          onChange={(hostname) => change({ hostname })}
        />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox label={text('tty')} checked={draft.tty} onChange={(tty) => change({ tty })} />
        <Checkbox
          label={text('openStdin')}
          checked={draft.openStdin}
          onChange={(openStdin) => change({ openStdin })}
        />
      </div>
    </FormSection>
  );
}
