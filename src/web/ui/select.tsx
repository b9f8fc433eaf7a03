import { Select as Base } from '@base-ui/react/select';
import CheckIcon from 'lucide-react/icons/check';
import ChevronIcon from 'lucide-react/icons/chevron-down';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { cx } from './cx.ts';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { floatClass } from './float-class.ts';
import { controlClass } from './text-field.tsx';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  /** A second line in the list, where the label alone does not tell enough. */
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> extends FieldWords {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  disabled?: boolean;
  className?: string;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, help, error, hideLabel, optional, className, value, onChange, options, disabled } = props;
  const text = useText(uiText);
  return (
    <FieldFrame {...{ label, help, error, hideLabel, optional, className }}>
      {({ id, ...described }) => (
        <Base.Root
          items={options}
          value={value}
          disabled={disabled}
          onValueChange={(next) => {
            if (next !== null) onChange(next);
          }}
        >
          <Base.Trigger
            {...described}
            id={id}
            aria-label={label}
            className={cx(
              controlClass,
              'flex h-8 items-center justify-between gap-2 text-left pointer-coarse:h-10',
            )}
          >
            <span className="truncate">
              <Base.Value placeholder={props.placeholder ?? text('choose')} />
            </span>
            <ChevronIcon aria-hidden className="size-4 shrink-0 text-muted" />
          </Base.Trigger>
          <Options label={label} options={options} />
        </Base.Root>
      )}
    </FieldFrame>
  );
}

function Options<Value extends string>({ label, options }: Pick<SelectProps<Value>, 'label' | 'options'>) {
  return (
    <Base.Portal>
      <Base.Positioner
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element is Base UI's; what floats must stand in a landmark too
        role="region"
        aria-label={label}
        sideOffset={4}
        alignItemWithTrigger={false}
        className="z-50"
      >
        <Base.Popup
          className={cx(
            floatClass,
            'max-h-[min(24rem,var(--available-height))] max-w-[min(max(var(--anchor-width),28rem),var(--available-width))] min-w-[max(var(--anchor-width),8rem)] overflow-y-auto p-1',
          )}
        >
          {options.map((option) => (
            <Base.Item
              key={option.value}
              value={option.value}
              disabled={option.disabled}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md py-1 pr-3 pl-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover pointer-coarse:min-h-10"
            >
              <span className="flex size-4 shrink-0 items-center">
                <Base.ItemIndicator>
                  <CheckIcon aria-hidden className="size-4 text-accent-ink" />
                </Base.ItemIndicator>
              </span>
              <span className="min-w-0">
                <Base.ItemText className="line-clamp-2 wrap-anywhere">{option.label}</Base.ItemText>
                {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
              </span>
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
