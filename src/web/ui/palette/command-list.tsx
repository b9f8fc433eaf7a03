/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the listbox of a combobox (ARIA APG); a select element cannot be filtered */
import { Fragment } from 'react';
import { cx } from '../cx.ts';
import { Kbd } from '../kbd.tsx';
import type { Command, CommandGroup } from './command.ts';

export interface CommandListProps {
  id: string;
  groups: readonly CommandGroup[];
  activeId: string | undefined;
  onPoint: (id: string) => void;
  onRun: (command: Command) => void;
  label: string;
  /** What to say when there is nothing to list. */
  empty: string;
}

export function commandId(listId: string, id: string): string {
  return `${listId}-${id}`;
}

export function CommandList({ id, groups, activeId, onPoint, onRun, label, empty }: CommandListProps) {
  if (groups.length === 0)
    return (
      <p id={id} className="min-h-0 flex-1 px-4 py-6 text-muted wrap-anywhere">
        {empty}
      </p>
    );
  return (
    <div id={id} role="listbox" aria-label={label} className="min-h-0 flex-1 overflow-y-auto p-1.5">
      {groups.map((group) => (
        <Fragment key={group.name}>
          <div role="presentation" className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">
            {group.name}
          </div>
          {group.commands.map((command) => (
            <CommandLine
              key={command.id}
              id={commandId(id, command.id)}
              command={command}
              isActive={command.id === activeId}
              onPoint={() => onPoint(command.id)}
              onRun={() => onRun(command)}
            />
          ))}
        </Fragment>
      ))}
    </div>
  );
}

interface CommandLineProps {
  id: string;
  command: Command;
  isActive: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function CommandLine({ id, command, isActive, onPoint, onRun }: CommandLineProps) {
  return (
    // The keyboard is handled by the field, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onRun}
      className={cx(
        'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0',
        isActive && 'bg-hover shadow-[inset_2px_0_var(--accent)]',
      )}
    >
      {command.icon && <span className="text-muted">{command.icon}</span>}
      <span className="min-w-0 truncate">{command.label}</span>
      {command.hint && (
        <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">{command.hint}</span>
      )}
      {command.shortcut && <Kbd keys={command.shortcut} className="ml-auto shrink-0" />}
    </div>
  );
}
