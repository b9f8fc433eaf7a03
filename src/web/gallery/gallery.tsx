import { type ComponentType, useEffect, useState } from 'react';
import { setLanguage, useLanguage } from '../i18n/language.ts';
import { Select } from '../ui/select.tsx';
import { setTheme, themes, useTheme } from '../ui/theme.ts';
import { ChangesPage } from './changes-page.tsx';
import { ChartsPage } from './charts-page.tsx';
import { CodePage } from './code-page.tsx';
import { ControlsPage } from './controls-page.tsx';
import { FeedbackPage } from './feedback-page.tsx';
import { FormsPage } from './forms-page.tsx';
import { LogPage } from './log-page.tsx';
import { OverlaysPage } from './overlays-page.tsx';
import { TablePage } from './table-page.tsx';

const pages: Record<string, ComponentType> = {
  controls: ControlsPage,
  feedback: FeedbackPage,
  overlays: OverlaysPage,
  table: TablePage,
  log: LogPage,
  charts: ChartsPage,
  forms: FormsPage,
  code: CodePage,
  changes: ChangesPage,
};

const tools = ['hub', 'containers', 'watcher', 'pulse', 'security', 'notify'] as const;

/** `?page=table&rows=300&tool=pulse`: every view of the gallery has an address. */
export function Gallery() {
  const address = new URLSearchParams(location.search);
  const pageId = address.get('page') ?? 'controls';
  const [tool, setTool] = useState(address.get('tool') ?? 'containers');
  useEffect(() => {
    document.body.dataset['tool'] = tool;
  }, [tool]);
  const Page = pages[pageId] ?? ControlsPage;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-2">
        <nav aria-label="Pages" className="mr-auto flex flex-wrap gap-x-3">
          {Object.keys(pages).map((id) => (
            <a
              key={id}
              href={`?page=${id}`}
              aria-current={id === pageId ? 'page' : undefined}
              className="inline-flex min-h-8 items-center text-muted hover:text-ink aria-[current]:text-accent-ink pointer-coarse:min-h-10"
            >
              {id}
            </a>
          ))}
        </nav>
        <Choices tool={tool} onTool={setTool} />
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        <h1 className="sr-only">{pageId}</h1>
        <Page />
      </main>
    </div>
  );
}

function named<Value extends string>(values: readonly Value[]) {
  return values.map((value) => ({ value, label: value }));
}

function Choices({ tool, onTool }: { tool: string; onTool: (tool: string) => void }) {
  const theme = useTheme();
  const language = useLanguage();
  return (
    <div className="flex gap-2">
      <Select hideLabel label="Tool" className="w-28" value={tool} onChange={onTool} options={named(tools)} />
      <Select
        hideLabel
        label="Theme"
        className="w-24"
        value={theme}
        onChange={setTheme}
        options={named(themes)}
      />
      <Select
        hideLabel
        label="Language"
        className="w-20"
        value={language}
        onChange={setLanguage}
        options={named(['en', 'es'])}
      />
    </div>
  );
}
