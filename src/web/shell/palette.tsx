import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Command, CommandProvider } from '../ui/palette/command-palette.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useIsLight } from './use-is-light.ts';
import { choosePreferences } from './preferences.ts';
import { useMay } from './session.ts';
import { shortcutHelp, openShortcutList } from './shortcut-help.ts';
import { shellText } from './shell-text.ts';
import { createStore, useStore } from './store.ts';
import { useToolNames, useToolPages } from './shell-context.ts';

const CommandPalette = lazy(() =>
  import('../ui/palette/command-palette.tsx').then((module) => ({ default: module.CommandPalette })),
);
const ShortcutList = lazy(() =>
  import('../ui/shortcut-list.tsx').then((module) => ({ default: module.ShortcutList })),
);

export const paletteOpen = createStore(false);

/** ⌘K: pages, tools' own commands and settings in one place; `?` lists the keys. */
export function Palette() {
  const text = useText(shellText);
  const open = useStore(paletteOpen);
  const helpOpen = useStore(shortcutHelp);
  const own = useShellCommands();
  const providers = useToolCommands();
  useShortcuts([
    {
      keys: 'mod+k',
      label: text('openSearch'),
      group: 'NEXUS',
      run: () => paletteOpen.set(!paletteOpen.get()),
    },
    { keys: '?', label: text('shortcuts'), group: 'NEXUS', run: openShortcutList },
  ]);
  return (
    <Suspense>
      {open && (
        <CommandPalette
          open
          onOpenChange={(next) => paletteOpen.set(next)}
          commands={own}
          providers={providers}
        />
      )}
      {helpOpen && <ShortcutList open onClose={() => shortcutHelp.set(false)} />}
    </Suspense>
  );
}

function useToolCommands(): readonly CommandProvider[] {
  const navigate = useNavigate();
  const may = useMay();
  const context = { may, open: (to: string) => void navigate({ to }) };
  return useToolPages().flatMap(({ commands }) =>
    commands ? [async () => [...(await commands(context))]] : [],
  );
}

function useShellCommands(): readonly Command[] {
  const text = useText(shellText);
  const navigate = useNavigate();
  const names = useToolNames();
  const nextTheme = useIsLight() ? 'dark' : 'light';
  return [
    ...names.map((tool) => ({
      id: `go-${tool.id}`,
      label: text(tool.id),
      group: text('goTo'),
      icon: <tool.Icon />,
      run: () => void navigate({ to: tool.path }),
    })),
    {
      id: 'go-account',
      label: text('account'),
      group: text('goTo'),
      run: () => void navigate({ to: '/account' }),
    },
    {
      id: 'theme',
      label: text('switchTheme', { theme: text(nextTheme).toLowerCase() }),
      group: text('settings'),
      run: () => void choosePreferences({ theme: nextTheme }),
    },
    {
      id: 'language-en',
      label: text('english'),
      group: text('language'),
      run: () => void choosePreferences({ language: 'en' }),
    },
    {
      id: 'language-es',
      label: text('spanish'),
      group: text('language'),
      run: () => void choosePreferences({ language: 'es' }),
    },
    {
      id: 'shortcuts',
      label: text('shortcuts'),
      group: text('settings'),
      shortcut: '?',
      run: openShortcutList,
    },
  ];
}
