import { Tabs as Base } from '@base-ui/react/tabs';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Loading } from './loading.tsx';

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  label: string;
  value: Id;
  onChange: (id: Id) => void;
  tabs: readonly TabItem<Id>[];
}

/** On a narrow page the row scrolls sideways; the panel of the open tab is the only one that exists. */
export function Tabs<Id extends string>({ label, value, onChange, tabs }: TabsProps<Id>) {
  const select = (next: unknown) => {
    const found = tabs.find((tab) => tab.id === next);
    if (found) onChange(found.id);
  };
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Of a row wider than the page, the neighbours of the open tab are to be seen as well. Only the row moves, not the page.
    const row = list.current;
    const tab = row?.querySelector<HTMLElement>(`[data-tab="${value}"]`);
    if (row && tab) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [value]);
  return (
    <Base.Root value={value} onValueChange={select} className="flex min-h-0 flex-1 flex-col">
      <Base.List
        ref={list}
        aria-label={label}
        className="relative flex fade-ends shrink-0 overflow-x-auto border-b border-line [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            data-tab={tab.id}
            className="flex h-9 shrink-0 items-center gap-1.5 px-3 whitespace-nowrap text-muted transition-colors duration-150 outline-offset-[-2px] hover:text-ink data-[active]:text-ink pointer-coarse:h-11"
          >
            {tab.label}
            {tab.count !== undefined && <span className="tabular text-sm text-faint">{tab.count}</span>}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-[var(--active-tab-width)] translate-x-[var(--active-tab-left)] bg-accent-ink transition-[translate,width] duration-150 ease-out" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.id}
          value={tab.id}
          className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
        >
          <Suspense fallback={<TabLoading />}>{tab.content}</Suspense>
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

function TabLoading() {
  return (
    <div className="p-4">
      <Loading rows={6} />
    </div>
  );
}
