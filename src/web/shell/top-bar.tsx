import MoonIcon from 'lucide-react/icons/moon';
import SearchIcon from 'lucide-react/icons/search';
import SunIcon from 'lucide-react/icons/sun';
import type { ToolId } from '#contracts/contract.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { LiveDot } from '../ui/live-dot.tsx';
import { useWorstConnection } from './connection.ts';
import { paletteOpen } from './palette.tsx';
import { choosePreferences } from './preferences.ts';
import { RunningMenu } from './running-menu.tsx';
import { shellText } from './shell-text.ts';
import { useIsLight } from './use-is-light.ts';

export function TopBar({ active }: { active: ToolId }) {
  const text = useText(shellText);
  const connection = useWorstConnection();
  return (
    <header className="flex h-13 min-w-0 items-center gap-1 border-b border-line-soft bg-surface px-3 sm:col-start-2 sm:gap-2 sm:px-4">
      <span className="flex min-w-0 flex-1 items-center gap-2 truncate text-md font-semibold">
        <img src="/icon.svg" alt="" className="size-5 sm:hidden" />
        {text(active)}
      </span>
      <RunningMenu />
      <SearchButton />
      <LiveDot state={connection.state} sinceMs={connection.sinceMs} />
      <LanguageButton />
      <ThemeButton />
    </header>
  );
}

function SearchButton() {
  const text = useText(shellText);
  return (
    <>
      <button
        type="button"
        onClick={() => paletteOpen.set(true)}
        className="hidden h-8 w-56 items-center gap-2 rounded-md border border-line bg-base px-2.5 text-muted transition-colors hover:border-line-strong md:flex"
      >
        <SearchIcon className="size-4" aria-hidden="true" />
        <span className="flex-1 truncate text-left">{text('search')}</span>
        <Kbd keys="mod+k" />
      </button>
      <span className="md:hidden">
        <IconButton
          label={text('openSearch')}
          icon={<SearchIcon />}
          variant="quiet"
          onClick={() => paletteOpen.set(true)}
        />
      </span>
    </>
  );
}

function LanguageButton() {
  const text = useText(shellText);
  const language = useLanguage();
  return (
    <button
      type="button"
      lang={language === 'en' ? 'es' : 'en'}
      aria-label={`${language}: ${text('switchLanguage')}`}
      onClick={() => void choosePreferences({ language: language === 'en' ? 'es' : 'en' })}
      className="hidden size-8 place-items-center rounded-md text-sm font-medium text-muted uppercase hover:bg-hover hover:text-ink sm:grid"
    >
      {language}
    </button>
  );
}

function ThemeButton() {
  const text = useText(shellText);
  const isLight = useIsLight();
  const next = isLight ? 'dark' : 'light';
  return (
    <span className="hidden sm:block">
      <IconButton
        label={text('switchTheme', { theme: text(next).toLowerCase() })}
        icon={isLight ? <MoonIcon /> : <SunIcon />}
        variant="quiet"
        onClick={() => void choosePreferences({ theme: next })}
      />
    </span>
  );
}
