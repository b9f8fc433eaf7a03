import { useText } from '../../../../i18n/use-text.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { joinWords } from '../draft/shell-words.ts';
import { fieldsText } from '../fields-text.ts';
import { DraftField } from '../form/draft-field.tsx';
import { FormSection } from '../form/form-section.tsx';
import { useSpecForm } from '../form/spec-form.ts';

const texts = ['name', 'image', 'command', 'entrypoint', 'workingDirectory', 'user', 'hostname'] as const;
const switches = ['tty', 'openStdin'] as const;

export function BasicsSection() {
  const text = useText(fieldsText);
  const { draft, change, image } = useSpecForm();
  return (
    <FormSection title={text('basics')} parts={[...texts, ...switches]} isOpen summary={draft.image}>
      <div className="grid gap-4 sm:grid-cols-2">
        <DraftField part="name" />
        <DraftField part="image" help={text('imageHelp')} />
      </div>
      <DraftField
        part="command"
        multiline={2}
        help={text('commandHelp')}
        placeholder={joinWords(image?.command ?? [])}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DraftField part="entrypoint" placeholder={joinWords(image?.entrypoint ?? [])} />
        <DraftField part="workingDirectory" placeholder={image?.workingDirectory || '/'} />
        <DraftField part="user" help={text('userHelp')} placeholder={image?.user || 'root'} />
        <DraftField part="hostname" help={text('hostnameHelp')} />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {switches.map((key) => (
          <Checkbox
            key={key}
            label={text(key)}
            checked={draft[key]}
            onChange={(on) => change({ [key]: on })}
          />
        ))}
      </div>
    </FormSection>
  );
}
