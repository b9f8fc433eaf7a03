import type { MountSpec } from '#contracts/containers/container-spec.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Select } from '../../../../ui/select.tsx';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { Rows } from '../form/rows.tsx';
import { RowField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

const kinds = ['volume', 'bind', 'tmpfs'] as const;

export function MountsSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  return (
    <FormSection
      title={text('mounts')}
      parts={['mounts']}
      summary={draft.mounts.map(({ target }) => target).join(', ')}
    >
      <Rows<MountSpec>
        hideTitle
        title={text('mounts')}
        rows={draft.mounts}
        blank={{ kind: 'volume', source: '', target: '', readOnly: false }}
        onChange={(mounts) => change({ mounts: [...mounts] })}
        render={(mount, set, index, entry) => (
          <MountFields {...{ mount, set, entry }} path={`mounts.${index}`} />
        )}
      >
        <Suggestions />
      </Rows>
    </FormSection>
  );
}

interface MountFieldsProps {
  mount: MountSpec;
  set: (part: Partial<MountSpec>) => void;
  path: string;
  entry: string;
}

function MountFields({ mount, set, path, entry }: MountFieldsProps) {
  const text = useText(fieldsText);
  const newVolume = useNewVolumeNote(mount);
  const offered = mount.kind === 'other' ? (['other'] as const) : kinds;
  const hasSource = mount.kind !== 'tmpfs';
  return (
    <>
      <Select<MountSpec['kind']>
        hideLabel
        label={`${entry}: ${text('kind')}`}
        className="w-40"
        options={offered.map((value) => ({ value, label: text(value) }))}
        value={mount.kind}
        onChange={(kind) => set({ kind, ...(kind === 'tmpfs' && { source: '' }) })}
      />
      {hasSource && (
        <RowField
          entry={entry}
          className="min-w-40 flex-1"
          disabled={mount.kind === 'other'}
          path={`${path}.source`}
          label={text('source')}
          help={newVolume}
          placeholder={mount.kind === 'volume' ? text('unnamedVolume') : '/srv/data'}
          value={mount.source}
          onChange={(source) => set({ source: source.trim() })}
        />
      )}
      <RowField
        entry={entry}
        className="min-w-40 flex-1"
        path={`${path}.target`}
        label={text('target')}
        value={mount.target}
        onChange={(target) => set({ target })}
      />
      <span className="pt-1.5">
        <Checkbox
          label={text('readOnly')}
          checked={mount.readOnly}
          onChange={(readOnly) => set({ readOnly })}
        />
      </span>
    </>
  );
}

/** A typing error in the name of a volume would start the container without its data. */
function useNewVolumeNote({ kind, source }: MountSpec): string | undefined {
  const text = useText(fieldsText);
  const { choices, origin } = useSpecForm();
  const known = [...choices.volumes, ...origin.mounts.map((mount) => mount.source)];
  return kind === 'volume' && source !== '' && !known.includes(source) ? text('newVolume') : undefined;
}

/** Places where the image keeps data that would end up in a volume without a name. */
function Suggestions() {
  const text = useText(fieldsText);
  const { draft, change, image } = useSpecForm();
  const mounted = new Set(draft.mounts.map(({ target }) => target));
  const offered = (image?.volumes ?? []).filter((target) => !mounted.has(target));
  return offered.slice(0, 6).map((target) => {
    const source = `${draft.name || 'data'}-${target.split('/').findLast((part) => part !== '') ?? 'data'}`;
    const added: MountSpec = { kind: 'volume', source, target, readOnly: false };
    return (
      <Button
        key={target}
        size="sm"
        variant="quiet"
        onClick={() => change({ mounts: [...draft.mounts, added] })}
      >
        {text('keepData', { target })}
      </Button>
    );
  });
}
