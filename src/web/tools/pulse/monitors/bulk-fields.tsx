import type { Severity } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { CountField } from '../form/count-field.tsx';
import { DurationField } from '../form/duration-field.tsx';
import { formText } from '../form/form-text.ts';
import { severities } from '../form/rule-fields.tsx';
import { useLivePulse } from '../live.ts';
import { pulseText } from '../pulse-text.ts';
import type { BulkDraft } from './bulk-draft.ts';
import { bulkText } from './bulk-text.ts';

interface Props {
  draft: BulkDraft;
  change: (next: Partial<BulkDraft>) => void;
}

const asItIs = '*';
const none = '-';

export function BulkFields({ draft, change }: Props) {
  const text = useText(bulkText);
  const words = useText(formText);
  const { intervalMs, retryIntervalMs, timeoutMs, failuresToConfirm } = draft;
  return (
    <>
      <DurationField
        label={words('interval')}
        valueMs={intervalMs}
        onChange={(ms) => change({ intervalMs: ms })}
      />
      <DurationField
        label={words('retryInterval')}
        valueMs={retryIntervalMs}
        onChange={(ms) => change({ retryIntervalMs: ms })}
      />
      <DurationField
        label={words('timeout')}
        valueMs={timeoutMs}
        onChange={(ms) => change({ timeoutMs: ms })}
      />
      <CountField
        label={words('failures')}
        error={undefined}
        value={failuresToConfirm}
        onChange={(count) => change({ failuresToConfirm: count })}
      />
      <Select<Severity | typeof asItIs>
        label={words('severity')}
        value={draft.severity ?? asItIs}
        onChange={(next) => change({ severity: next === asItIs ? null : next })}
        options={[
          { value: asItIs, label: text('asItIs') },
          ...severities.map((value) => ({ value, label: words(value) })),
        ]}
      />
      <GroupSelect draft={draft} change={change} />
      <TextField
        label={text('addTags')}
        help={words('tagsHelp')}
        value={draft.addTags}
        onChange={(addTags) => change({ addTags })}
      />
      <TextField
        label={text('removeTags')}
        help={text('removeHelp')}
        value={draft.removeTags}
        onChange={(removeTags) => change({ removeTags })}
      />
    </>
  );
}

/** Many at once are put into a group. */
function GroupSelect({ draft, change }: Props) {
  const text = useText(bulkText);
  const words = useText(formText);
  const shared = useText(pulseText);
  const groups = [...useLivePulse().monitors.values()]
    .filter(({ kind }) => kind === 'group')
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Select
      label={words('parent')}
      value={draft.parentId === undefined ? asItIs : (draft.parentId ?? none)}
      onChange={(next) => change({ parentId: next === asItIs ? undefined : next === none ? null : next })}
      options={[
        { value: asItIs, label: text('asItIs') },
        { value: none, label: shared('none') },
        ...groups.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
