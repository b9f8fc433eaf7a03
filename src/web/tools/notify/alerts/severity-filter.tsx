import type { Severity } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { notifyText } from '../notify-text.ts';
import { severities } from './alert-search.ts';

export function SeverityFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (severity: Severity | undefined) => void;
}) {
  const text = useText(notifyText);
  return (
    <Select
      label={text('severity')}
      hideLabel
      value={value ?? 'any'}
      onChange={(next) => onChange(severities.find((one) => one === next))}
      options={[
        { value: 'any', label: text('anySeverity') },
        ...severities.map((one) => ({ value: one, label: text(one) })),
      ]}
    />
  );
}
