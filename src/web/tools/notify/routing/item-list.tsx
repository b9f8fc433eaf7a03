import PlusIcon from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { ProblemNotes } from './problem-notes.tsx';
import { problemsAt } from './problems-at.ts';
import type { PartProps } from './routing-part.ts';
import { routingText } from './routing-text.ts';
import { RowMenu } from './row-menu.tsx';
import { useRemoval } from './use-removal.ts';

type ListField = 'receivers' | 'timeIntervals' | 'inhibitRules' | 'dependencies' | 'noiseRules';

/** How a thing is said in a row. */
export interface RowWords {
  readonly name: string;
  readonly detail: ReactNode;
}

interface Props<Field extends ListField> extends Pick<PartProps, 'editor' | 'check'> {
  title: string;
  /** What these are for, in a sentence. */
  help: string;
  field: Field;
  /** On the button that makes one more. */
  addLabel: string;
  words: (item: RoutingConfig[Field][number], index: number) => RowWords;
  /** An index behind the last one: a new thing. */
  onOpen: (index: number) => void;
  /** Their order decides. */
  isOrdered?: boolean;
}

/** The things of one kind, each in words, with what can be done to it. */
export function ItemList<Field extends ListField>(props: Props<Field>) {
  const { editor, field, title, help, addLabel, onOpen } = props;
  const items: readonly RoutingConfig[Field][number][] = editor.config[field];
  return (
    <section className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold">{title}</h2>
          <p className="max-w-prose text-muted">{help}</p>
        </div>
        {editor.mayEdit && (
          <Button icon={<PlusIcon />} onClick={() => onOpen(items.length)}>
            {addLabel}
          </Button>
        )}
      </div>
      {items.length > 0 && (
        <ul aria-label={title} className="flex flex-col">
          {items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rules are told apart by their place alone
            <Row key={index} {...props} index={index} words={props.words(item, index)} />
          ))}
        </ul>
      )}
    </section>
  );
}

type RowProps<Field extends ListField> = Omit<Props<Field>, 'words'> & { index: number; words: RowWords };

function Row<Field extends ListField>(props: RowProps<Field>) {
  const { editor, check, field, index, words, onOpen } = props;
  const path = `${field}.${index}`;
  return (
    <li className="flex items-start gap-2 rounded-md border-t border-line-soft py-1.5 pl-3 first:border-0 hover:bg-hover">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-1">
        {editor.mayEdit ? (
          <button
            type="button"
            className="w-full rounded-sm text-left font-medium wrap-anywhere pointer-coarse:min-h-10"
            onClick={() => onOpen(index)}
          >
            {words.name}
          </button>
        ) : (
          <p className="font-medium wrap-anywhere">{words.name}</p>
        )}
        <div className="text-sm text-muted wrap-anywhere">{words.detail}</div>
        <ProblemNotes
          problems={problemsAt(check.problems, path)}
          warnings={problemsAt(check.warnings, path)}
        />
      </div>
      {editor.mayEdit && <ItemMenu {...props} />}
    </li>
  );
}

function ItemMenu<Field extends ListField>({
  editor,
  field,
  index,
  words,
  onOpen,
  isOrdered,
}: RowProps<Field>) {
  const text = useText(routingText);
  const remove = useRemoval(editor);
  const { config, change } = editor;
  const items: readonly unknown[] = config[field];
  const swap = (other: number) =>
    change({ ...config, [field]: items.with(index, items[other]).with(other, items[index]) });
  const moves: MenuEntry[] = [
    { label: text('up'), disabled: index === 0, onSelect: () => swap(index - 1) },
    { label: text('down'), disabled: index === items.length - 1, onSelect: () => swap(index + 1) },
  ];
  return (
    <RowMenu
      name={words.name}
      items={[
        { label: text('edit'), onSelect: () => onOpen(index) },
        ...(isOrdered ? moves : []),
        {
          label: text('remove'),
          danger: true,
          onSelect: () => remove({ ...config, [field]: items.toSpliced(index, 1) }),
        },
      ]}
    />
  );
}
