import { NoiseRule } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formText } from './form-text.ts';
import { ItemDialog } from './item-dialog.tsx';
import { MatcherFields } from './matcher-fields.tsx';
import { DurationField, NumberField } from './parsed-field.tsx';
import { putAt } from './renamed.ts';
import type { PartProps } from './routing-part.ts';
import { type ItemForm, useItemForm } from './use-item-form.ts';

const fields = [
  'name',
  'matchers',
  'confirmReports',
  'confirmAfterMs',
  'recoverAfterMs',
  'flapStartPercent',
  'flapStopPercent',
];

/** `index` behind the last rule: a new one. */
export function NoiseDialog(props: PartProps & { index: number; onClose: () => void }) {
  const text = useText(formText);
  const { editor, index, onClose } = props;
  const { config } = editor;
  const known = config.noiseRules[index];
  const form = useItemForm<NoiseRule>({
    initial: known ?? NoiseRule.parse({ confirmReports: 3, confirmAfterMs: 300_000 }),
    place: (rule) => ({ ...config, noiseRules: putAt(config.noiseRules, index, rule) }),
    path: `noiseRules.${index}`,
  });
  const { name, matchers } = form.value;
  return (
    <ItemDialog
      title={known?.name || text('newNoise')}
      form={form}
      fields={fields}
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
        label={text('conditions')}
        help={text('conditionsHelp')}
        matchers={matchers}
        onChange={(next) => form.change({ matchers: next })}
        errorAt={(place) => form.errorAt(`matchers.${place}`)}
      />
      <Confirmation form={form} />
      <Flapping form={form} />
    </ItemDialog>
  );
}

function Confirmation({ form }: { form: ItemForm<NoiseRule> }) {
  const text = useText(formText);
  const { confirmReports, confirmAfterMs, recoverAfterMs } = form.value;
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <NumberField
        label={text('confirmReports')}
        error={form.errorAt('confirmReports')}
        value={confirmReports}
        onChange={(next) => form.change({ confirmReports: next })}
      />
      <DurationField
        label={text('confirmAfter')}
        help={text('confirmAfterHelp')}
        error={form.errorAt('confirmAfterMs')}
        value={confirmAfterMs}
        onChange={(next) => form.change({ confirmAfterMs: next })}
      />
      <DurationField
        label={text('recoverAfter')}
        error={form.errorAt('recoverAfterMs')}
        value={recoverAfterMs}
        onChange={(next) => form.change({ recoverAfterMs: next })}
      />
    </div>
  );
}

function Flapping({ form }: { form: ItemForm<NoiseRule> }) {
  const text = useText(formText);
  const { flapDetection, flapStartPercent, flapStopPercent } = form.value;
  return (
    <>
      <Checkbox
        label={text('flapping')}
        checked={flapDetection}
        onChange={(next) => form.change({ flapDetection: next })}
      />
      {flapDetection && (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={text('flapStart')}
            unit="%"
            error={form.errorAt('flapStartPercent')}
            value={flapStartPercent}
            onChange={(next) => form.change({ flapStartPercent: next })}
          />
          <NumberField
            label={text('flapStop')}
            unit="%"
            error={form.errorAt('flapStopPercent')}
            value={flapStopPercent}
            onChange={(next) => form.change({ flapStopPercent: next })}
          />
        </div>
      )}
    </>
  );
}
