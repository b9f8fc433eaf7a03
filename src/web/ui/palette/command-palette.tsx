import { Dialog as Base } from '@base-ui/react/dialog';
import SearchIcon from 'lucide-react/icons/search';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { uiText } from '../../i18n/ui-text.ts';
import { Spinner } from '../spinner.tsx';
import { type Command, type CommandProvider, rankCommands } from './command.ts';
import { CommandList, commandId } from './command-list.tsx';
import { usePaletteChoice } from './use-palette-choice.ts';
import { useProvidedCommands } from './use-provided-commands.ts';

export type { Command, CommandProvider };

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** Keep the array the same between renders: a new one asks again. */
  providers?: readonly CommandProvider[];
}

const noProviders: readonly CommandProvider[] = [];

export function CommandPalette({
  open,
  onOpenChange,
  commands,
  providers = noProviders,
}: CommandPaletteProps) {
  const text = useText(uiText);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-120 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Popup className="fixed inset-0 z-40 flex flex-col bg-overlay shadow-float outline-none transition-opacity duration-120 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[70vh] sm:w-[min(40rem,calc(100vw-3rem))] sm:-translate-x-1/2 sm:rounded-lg">
          <Base.Title className="sr-only">{text('paletteTitle')}</Base.Title>
          <Search commands={commands} providers={providers} onDone={() => onOpenChange(false)} />
          <Base.Close className="h-12 shrink-0 border-t border-line text-muted sm:sr-only">
            {text('close')}
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface SearchProps {
  commands: readonly Command[];
  providers: readonly CommandProvider[];
  onDone: () => void;
}

function Search({ commands, providers, onDone }: SearchProps) {
  const text = useText(uiText);
  const listId = useId();
  const [query, setQuery] = useState('');
  const provided = useProvidedCommands(query, providers);
  const groups = useMemo(
    () => rankCommands([...commands, ...provided.commands], query),
    [commands, provided, query],
  );
  const reveal = (id: string) =>
    document.getElementById(commandId(listId, id))?.scrollIntoView({ block: 'nearest' });
  const { active, choose, run, onKeyDown } = usePaletteChoice(groups, reveal, onDone);
  const change = (next: string) => {
    setQuery(next);
    choose(undefined);
  };
  const count = groups.reduce((sum, group) => sum + group.commands.length, 0);
  const activeLine = active && commandId(listId, active.id);
  return (
    <>
      <QueryField
        {...{ query, listId, activeLine, onKeyDown }}
        isSearching={provided.isSearching}
        onChange={change}
      />
      <CommandList
        id={listId}
        groups={groups}
        activeId={active?.id}
        label={text('paletteTitle')}
        onPoint={choose}
        onRun={run}
        empty={provided.isSearching || query === '' ? '' : text('paletteNothing', { query })}
      />
      <output className="sr-only">
        {provided.isSearching ? text('paletteSearching') : text('paletteCount', { count })}
      </output>
      {provided.hasFailed && <p className="px-4 py-2 text-sm text-muted">{text('paletteFailed')}</p>}
    </>
  );
}

interface QueryFieldProps {
  query: string;
  isSearching: boolean;
  listId: string;
  activeLine: string | undefined;
  onChange: (query: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function QueryField({ query, isSearching, listId, activeLine, onChange, onKeyDown }: QueryFieldProps) {
  const text = useText(uiText);
  return (
    <div className="flex items-center gap-3 border-b border-line px-4">
      {isSearching ? (
        <Spinner className="size-4 text-muted" />
      ) : (
        <SearchIcon aria-hidden className="size-4 text-muted" />
      )}
      <input
        role="combobox"
        aria-label={text('paletteTitle')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeLine}
        autoComplete="off"
        spellCheck={false}
        placeholder={text('palettePlaceholder')}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-faint"
      />
    </div>
  );
}
