import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type Choices, isExactImage, type ReadChoices } from './choices.ts';
import { recreateText } from './recreate-text.ts';

export interface RecreateFieldsProps {
  choices: Choices;
  onChange: (choices: Choices) => void;
  problems: ReadChoices['problems'];
  /** Which it has now. */
  image: string;
}

/** From which image, how long it must prove itself, and why. */
export function RecreateFields({ choices, onChange, problems, image }: RecreateFieldsProps) {
  const text = useText(recreateText);
  const change = (next: Partial<Choices>) => onChange({ ...choices, ...next });
  return (
    <div className="flex flex-col gap-3">
      <ImageChoice {...{ choices, problems, image, change }} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={text('reason')}
          help={text('reasonHelp')}
          error={problems.has('reason') ? text('longReason') : undefined}
          value={choices.reason}
          onChange={(reason) => change({ reason })}
        />
        <TextField
          label={text('proof')}
          help={text('proofHelp')}
          unit={text('seconds')}
          inputMode="numeric"
          placeholder="4"
          error={problems.has('proof') ? text('badProof') : undefined}
          value={choices.proof}
          onChange={(proof) => change({ proof })}
        />
      </div>
    </div>
  );
}

interface ImageChoiceProps extends Omit<RecreateFieldsProps, 'onChange'> {
  change: (next: Partial<Choices>) => void;
}

function ImageChoice({ choices, problems, image, change }: ImageChoiceProps) {
  const text = useText(recreateText);
  const isExact = isExactImage(image);
  return (
    <>
      <Select<Choices['image']>
        label={text('image')}
        value={choices.image}
        onChange={(next) => change({ image: next })}
        options={[
          { value: 'same', label: text('image-same'), hint: text('sameHint', { image }) },
          {
            value: 'newest',
            label: text('image-newest'),
            hint: isExact ? text('newestImpossible') : text('newestHint', { image }),
            disabled: isExact,
          },
          { value: 'other', label: text('image-other'), hint: text('otherHint') },
        ]}
      />
      {choices.image === 'other' && (
        <>
          <TextField
            mono
            label={text('reference')}
            placeholder={image}
            error={problems.has('reference') ? text('badReference') : undefined}
            value={choices.reference}
            onChange={(reference) => change({ reference })}
          />
          <Checkbox
            label={text('pull')}
            help={text('pullHelp')}
            checked={choices.pull}
            onChange={(pull) => change({ pull })}
          />
        </>
      )}
    </>
  );
}
