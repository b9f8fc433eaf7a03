import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import { useText } from '../../../i18n/use-text.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { notifyText } from '../notify-text.ts';
import { AddressDetails } from './address-details.tsx';
import { AlertmanagerDetails } from './alertmanager-details.tsx';
import { EventsDetails } from './events-details.tsx';
import { usePresets } from './input-queries.ts';
import type { InputRow } from './input-rows.ts';
import { inputMarks } from './input-state.ts';
import { inputsText } from './inputs-text.ts';
import { useInputWords } from './use-input-words.ts';

interface Props {
  row: InputRow;
  entries: readonly MenuEntry[];
  onClose: () => void;
}

export function InputDrawer({ row, entries, onClose }: Props) {
  const text = useText(inputsText);
  const words = useText(notifyText);
  const { nameOf } = useInputWords();
  return (
    <Drawer
      open
      onClose={onClose}
      title={nameOf(row)}
      subtitle={text(row.kind)}
      badge={<StateBadge state={inputMarks[row.state]} word={text(row.state)} />}
      actions={
        entries.length > 0 && (
          <Menu
            label={words('actions')}
            items={entries}
            trigger={<IconButton label={words('actions')} icon={<MoreIcon />} variant="quiet" />}
          />
        )
      }
    >
      <div data-tool="notify" className="flex flex-col p-4">
        <Details row={row} />
      </div>
    </Drawer>
  );
}

function Details({ row }: { row: InputRow }) {
  const presets = usePresets();
  if (row.kind === 'events') return <EventsDetails />;
  if (row.kind === 'alertmanager') return <AlertmanagerDetails />;
  return row.input && <AddressDetails row={row} input={row.input} presets={presets.data ?? []} />;
}
