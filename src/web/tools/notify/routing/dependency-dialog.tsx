import type { DependencyRule } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formText } from './form-text.ts';
import { ItemDialog } from './item-dialog.tsx';
import { MatcherFields } from './matcher-fields.tsx';
import { DurationField, LabelsField } from './parsed-field.tsx';
import { putAt } from './renamed.ts';
import type { PartProps } from './routing-part.ts';
import { useItemForm } from './use-item-form.ts';

/** `index` behind the last one: a new one. */
export function DependencyDialog(props: PartProps & { index: number; onClose: () => void }) {
  const text = useText(formText);
  const { editor, index, onClose } = props;
  const { config } = editor;
  const known = config.dependencies[index];
  const form = useItemForm<DependencyRule>({
    initial: known ?? {
      levels: ['host', 'container', 'monitor'],
      cause: [{ name: 'condition', operator: '=', value: 'down' }],
      graceMs: 60_000,
    },
    place: (rule) => ({ ...config, dependencies: putAt(config.dependencies, index, rule) }),
    path: `dependencies.${index}`,
  });
  const { levels, cause, graceMs } = form.value;
  return (
    <ItemDialog
      title={known?.levels.join(' › ') ?? text('newDependency')}
      form={form}
      fields={['levels', 'cause', 'graceMs']}
      onApply={editor.change}
      onClose={onClose}
    >
      <LabelsField
        label={text('levels')}
        help={text('levelsHelp')}
        error={form.errorAt('levels')}
        value={levels}
        onChange={(next) => form.change({ levels: next })}
      />
      <MatcherFields
        label={text('cause')}
        matchers={cause}
        onChange={(next) => form.change({ cause: next })}
        errorAt={(place) => form.errorAt(`cause.${place}`)}
      />
      <DurationField
        label={text('grace')}
        error={form.errorAt('graceMs')}
        value={graceMs}
        onChange={(next) => form.change({ graceMs: next })}
      />
    </ItemDialog>
  );
}
