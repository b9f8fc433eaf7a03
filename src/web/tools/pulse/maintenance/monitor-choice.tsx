import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formText } from '../form/form-text.ts';
import { useLivePulse } from '../live.ts';
import { maintenanceText } from './maintenance-text.ts';
import type { WindowFields } from './use-window-form.ts';

interface Props {
  isForAll: boolean;
  monitorIds: readonly string[];
  tags: string;
  change: (next: Partial<WindowFields>) => void;
  changeTags: (tags: string) => void;
}

/** Of a thousand only those that a search leaves are drawn. */
const mostShown = 60;

/** All of them, some by name, and all that have a tag. */
export function MonitorChoice({ isForAll, monitorIds, tags, change, changeTags }: Props) {
  const text = useText(maintenanceText);
  const words = useText(formText);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">{text('which')}</legend>
      <Checkbox label={text('forAll')} checked={isForAll} onChange={(next) => change({ isForAll: next })} />
      {!isForAll && (
        <>
          <ByName monitorIds={monitorIds} onChange={(ids) => change({ monitorIds: ids })} />
          <TextField label={text('withTags')} help={words('tagsHelp')} value={tags} onChange={changeTags} />
        </>
      )}
    </fieldset>
  );
}

function ByName({
  monitorIds,
  onChange,
}: {
  monitorIds: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const text = useText(maintenanceText);
  const [search, setSearch] = useState('');
  const chosen = new Set(monitorIds);
  const all = [...useLivePulse().monitors.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  const wanted = search.trim().toLowerCase();
  const found = all.filter(({ id, name }) => chosen.has(id) || name.toLowerCase().includes(wanted));
  return (
    <div className="flex flex-col gap-2">
      {all.length > 8 && (
        <SearchField label={text('find')} placeholder={text('find')} value={search} onChange={setSearch} />
      )}
      <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto">
        {found.slice(0, mostShown).map(({ id, name }) => (
          <li key={id}>
            <Checkbox
              label={name}
              checked={chosen.has(id)}
              onChange={(isOn) =>
                onChange(isOn ? [...monitorIds, id] : monitorIds.filter((one) => one !== id))
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
