import { useState } from 'react';
import type { NoiseRule } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { sayDuration } from './duration-text.ts';
import { formText } from './form-text.ts';
import { ItemList } from './item-list.tsx';
import { NoiseDialog } from './noise-dialog.tsx';
import { DurationField } from './parsed-field.tsx';
import { partText } from './part-text.ts';
import type { PartProps } from './routing-part.ts';
import { useRoutingWords } from './use-routing-words.ts';

/** When an alert counts, and when it is only noise. */
export function NoisePart(props: PartProps) {
  const text = useText(partText);
  const fields = useText(formText);
  const say = useRoutingWords();
  const [open, setOpen] = useState<number | null>(null);
  const { editor } = props;
  const detailOf = (rule: NoiseRule) => [
    rule.confirmReports === 1 ? text('atOnce') : text('afterReports', { count: rule.confirmReports }),
    ...(rule.confirmReports > 1 && rule.confirmAfterMs > 0
      ? [text('orAfter', { time: sayDuration(rule.confirmAfterMs) })]
      : []),
    rule.recoverAfterMs === 0
      ? text('overAtOnce')
      : text('overAfter', { time: sayDuration(rule.recoverAfterMs) }),
    rule.flapDetection
      ? text('flaps', { start: rule.flapStartPercent, stop: rule.flapStopPercent })
      : text('noFlaps'),
  ];
  const words = (rule: NoiseRule) => {
    const where = rule.matchers.length === 0 ? text('everything') : say.matchers(rule.matchers);
    const detail = detailOf(rule).join(' · ');
    return rule.name === '' ? { name: where, detail } : { name: rule.name, detail: `${where}: ${detail}` };
  };
  return (
    <>
      <ItemList
        {...props}
        field="noiseRules"
        title={text('noise')}
        help={text('noiseHelp')}
        addLabel={text('addRule')}
        words={words}
        onOpen={setOpen}
        isOrdered
      />
      {editor.mayEdit ? (
        <DurationField
          className="max-w-md"
          label={fields('resolveTimeout')}
          value={editor.config.resolveTimeoutMs}
          onChange={(resolveTimeoutMs) => editor.change({ ...editor.config, resolveTimeoutMs })}
        />
      ) : (
        <p className="text-muted">
          {fields('resolveTimeout')} {sayDuration(editor.config.resolveTimeoutMs)}
        </p>
      )}
      {open !== null && <NoiseDialog {...props} index={open} onClose={() => setOpen(null)} />}
    </>
  );
}
