import SlidersIcon from 'lucide-react/icons/sliders-horizontal';
import type { ReactNode, Ref } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { IconButton } from '../icon-button.tsx';
import { Menu, type MenuEntry } from '../menu.tsx';
import { SearchField } from '../search-field.tsx';

export interface TableToolbarProps {
  label: string;
  filter: string;
  onFilterChange: (filter: string) => void;
  filterRef: Ref<HTMLInputElement>;
  shown: number;
  total: number;
  options: readonly MenuEntry[];
  children?: ReactNode;
}

export function TableToolbar(props: TableToolbarProps) {
  const { label, filter, onFilterChange, filterRef, shown, total, options, children } = props;
  const text = useText(tableText);
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2">
      <SearchField
        ref={filterRef}
        label={text('filterWhat', { what: label.toLocaleLowerCase() })}
        placeholder={text('filter')}
        shortcut="/"
        value={filter}
        onChange={onFilterChange}
        className="min-w-40 flex-1 sm:max-w-72"
      />
      {children}
      <span className="ml-auto flex items-center gap-2">
        <output className="tabular text-sm text-muted">
          {shown === total ? '' : text('shown', { shown, total })}
        </output>
        <Menu
          label={text('more')}
          items={options}
          trigger={<IconButton label={text('more')} icon={<SlidersIcon />} />}
        />
      </span>
    </div>
  );
}
