import { defaultRules } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CommonProps } from './common-fields.tsx';
import { DurationField } from './duration-field.tsx';
import { formText } from './form-text.ts';
import type { FormDraft } from './monitor-draft.ts';

export function TimingFields({ draft, change, errors }: CommonProps) {
  const text = useText(formText);
  const { intervalMs, retryIntervalMs, timeoutMs } = draft;
  return (
    <>
      <DurationField
        label={text('interval')}
        error={errors.get('intervalMs')}
        valueMs={intervalMs ?? defaultRules.intervalMs}
        onChange={(ms) => ms !== null && change({ intervalMs: ms, ...noLongerThan(ms, draft) })}
      />
      <DurationField
        key={`retry ${retryIntervalMs === intervalMs}`}
        label={text('retryInterval')}
        error={errors.get('retryIntervalMs')}
        valueMs={retryIntervalMs ?? defaultRules.retryIntervalMs}
        onChange={(ms) => ms !== null && change({ retryIntervalMs: ms })}
      />
      <DurationField
        key={`timeout ${timeoutMs === intervalMs}`}
        label={text('timeout')}
        error={errors.get('timeoutMs')}
        valueMs={timeoutMs ?? defaultRules.timeoutMs}
        onChange={(ms) => ms !== null && change({ timeoutMs: ms })}
      />
    </>
  );
}

/** A check ends before the next one begins, and a failure is looked at again sooner. */
function noLongerThan(ms: number, { retryIntervalMs, timeoutMs }: FormDraft): Partial<FormDraft> {
  const { retryIntervalMs: usualRetry, timeoutMs: usualTimeout } = defaultRules;
  return {
    retryIntervalMs: Math.min(retryIntervalMs ?? usualRetry, ms),
    timeoutMs: Math.min(timeoutMs ?? usualTimeout, ms),
  };
}
