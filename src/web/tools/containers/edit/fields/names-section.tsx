import { useText } from '../../../../i18n/use-text.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { SpecField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';
import { EntriesField } from './entries-field.tsx';
import { NamedValues } from './named-values.tsx';

export function NamesSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const { logging } = draft;
  return (
    <FormSection title={text('names')} parts={['extraHosts', 'dns', 'logging']} summary={logging.driver}>
      <div className="grid gap-4 sm:grid-cols-2">
        <EntriesField part="extraHosts" multiline={3} help={text('extraHostsHelp')} />
        <EntriesField part="dns" multiline={3} help={text('dnsHelp')} />
      </div>
      <SpecField
        mono
        className="sm:max-w-80"
        path="logging.driver"
        label={text('logDriver')}
        help={text('logDriverHelp')}
        value={logging.driver}
        onChange={(driver) => change({ logging: { ...logging, driver: driver.trim() } })}
      />
      <NamedValues
        title={text('logOptions')}
        nameLabel={text('option')}
        rows={logging.options}
        pathOf={(index) => `logging.options.${index}`}
        onChange={(options) => change({ logging: { ...logging, options: [...options] } })}
      />
    </FormSection>
  );
}
