import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import type { CommonProps } from './common-fields.tsx';
import { CountField } from './count-field.tsx';
import { DurationField } from './duration-field.tsx';
import { formText } from './form-text.ts';

export const severities = ['critical', 'warning', 'info'] as const;

export function RuleFields({ draft, change, errors }: CommonProps) {
  const text = useText(formText);
  return (
    <>
      <CountField
        label={text('failures')}
        error={errors.get('failuresToConfirm')}
        value={draft.failuresToConfirm ?? null}
        onChange={(count) => count !== null && change({ failuresToConfirm: count })}
      />
      <CountField
        label={text('successes')}
        error={errors.get('successesToRecover')}
        value={draft.successesToRecover ?? null}
        onChange={(count) => count !== null && change({ successesToRecover: count })}
      />
      <DurationField
        label={text('degraded')}
        help={text('degradedHelp')}
        error={errors.get('degradedAboveMs')}
        usual="milliseconds"
        valueMs={draft.degradedAboveMs ?? null}
        onChange={(degradedAboveMs) => change({ degradedAboveMs })}
      />
      <DurationField
        label={text('resend')}
        help={text('resendHelp')}
        error={errors.get('resendEveryMs')}
        usual="hours"
        valueMs={draft.resendEveryMs ?? null}
        onChange={(resendEveryMs) => change({ resendEveryMs })}
      />
      <Select
        label={text('severity')}
        value={draft.severity ?? 'critical'}
        onChange={(severity) => change({ severity })}
        options={severities.map((value) => ({ value, label: text(value) }))}
      />
      <Checkbox
        label={text('upsideDown')}
        help={text('upsideDownHelp')}
        checked={draft.isUpsideDown ?? false}
        onChange={(isUpsideDown) => change({ isUpsideDown })}
      />
    </>
  );
}
