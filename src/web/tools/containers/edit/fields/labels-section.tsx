import { useText } from '../../../../i18n/use-text.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { useSpecForm } from '../form/spec-form.ts';
import { NamedValues } from './named-values.tsx';

const composePrefix = 'com.docker.compose.';

/** Compose's own labels are kept out of sight: changing one takes the container out of its stack. */
export function LabelsSection() {
  const text = useText(fieldsText);
  const { draft, change, origin } = useSpecForm();
  const composed = new Set(
    origin.labels.map(({ name }) => name).filter((name) => name.startsWith(composePrefix)),
  );
  const kept = draft.labels.filter(({ name }) => composed.has(name));
  const own = draft.labels
    .map((label, place) => ({ label, place }))
    .filter(({ label }) => !composed.has(label.name));
  return (
    <FormSection title={text('labels')} parts={['labels']} summary={text('entries', { count: own.length })}>
      <NamedValues
        hideTitle
        title={text('labels')}
        nameLabel={text('label')}
        rows={own.map(({ label }) => label)}
        pathOf={(index) => `labels.${own[index]?.place ?? index}`}
        onChange={(labels) => change({ labels: inOrder(origin.labels, [...kept, ...labels]) })}
      />
      {kept.length > 0 && (
        <p className="text-sm text-muted">{text('composeLabels', { count: kept.length })}</p>
      )}
    </FormSection>
  );
}

/** As they were where they were there already: a new order is no change. */
function inOrder<Entry extends { readonly name: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): Entry[] {
  const places = new Map(before.map(({ name }, place) => [name, place]));
  const placeOf = ({ name }: Entry) => places.get(name) ?? before.length;
  return after.toSorted((a, b) => placeOf(a) - placeOf(b));
}
