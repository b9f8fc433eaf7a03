import type { InhibitRule } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { formText } from './form-text.ts';
import { ItemDialog } from './item-dialog.tsx';
import { MatcherFields } from './matcher-fields.tsx';
import { LabelsField } from './parsed-field.tsx';
import { putAt } from './renamed.ts';
import type { PartProps } from './routing-part.ts';
import { useItemForm } from './use-item-form.ts';

/** `index` behind the last rule: a new one. */
export function InhibitDialog(props: PartProps & { index: number; onClose: () => void }) {
  const text = useText(formText);
  const { editor, index, onClose } = props;
  const { config } = editor;
  const known = config.inhibitRules[index];
  const form = useItemForm<InhibitRule>({
    initial: known ?? {
      name: '',
      source: [{ name: 'severity', operator: '=', value: 'critical' }],
      target: [{ name: 'severity', operator: '=', value: 'warning' }],
      equal: ['host', 'alertname'],
    },
    place: (rule) => ({ ...config, inhibitRules: putAt(config.inhibitRules, index, rule) }),
    path: `inhibitRules.${index}`,
  });
  const { name, source, target, equal } = form.value;
  return (
    <ItemDialog
      title={known?.name || text('newInhibit')}
      form={form}
      fields={['name', 'source', 'target', 'equal']}
      onApply={editor.change}
      onClose={onClose}
    >
      <TextField
        label={text('name')}
        optional
        value={name}
        onChange={(next) => form.change({ name: next })}
      />
      <MatcherFields
        label={text('source')}
        matchers={source}
        onChange={(next) => form.change({ source: next })}
        errorAt={(place) => form.errorAt(`source.${place}`)}
      />
      <MatcherFields
        label={text('target')}
        matchers={target}
        onChange={(next) => form.change({ target: next })}
        errorAt={(place) => form.errorAt(`target.${place}`)}
      />
      <LabelsField
        label={text('equal')}
        help={text('labelsHelp')}
        error={form.errorAt('equal')}
        value={equal}
        onChange={(next) => form.change({ equal: next })}
      />
    </ItemDialog>
  );
}
