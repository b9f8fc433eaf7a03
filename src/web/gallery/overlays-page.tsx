import { useState } from 'react';
import { askConfirm } from '../ui/ask-confirm.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Menu } from '../ui/menu.tsx';
import { type Command, CommandPalette } from '../ui/palette/command-palette.tsx';
import { Popover } from '../ui/popover.tsx';
import { ShortcutList } from '../ui/shortcut-list.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { showError, showToast } from '../ui/toast.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { hostileNames } from './hostile.ts';
import { Part } from './part.tsx';

export function OverlaysPage() {
  const [shown, setShown] = useState<'dialog' | 'drawer' | 'palette' | 'shortcuts' | null>(null);
  const close = () => setShown(null);
  useShortcuts([
    {
      keys: 'mod+k',
      label: 'Find anything',
      group: 'Everywhere',
      whileTyping: true,
      run: () => setShown('palette'),
    },
    { keys: '?', label: 'This list', group: 'Everywhere', run: () => setShown('shortcuts') },
    { keys: 'g c', label: 'Containers', group: 'Go to', run: () => {} },
    { keys: 'r', label: 'Restart', group: 'Containers', run: () => {} },
  ]);
  return (
    <>
      <Part title="Open">
        <Button onClick={() => setShown('dialog')}>Dialog</Button>
        <Button onClick={() => setShown('drawer')}>Drawer</Button>
        <Button onClick={() => setShown('palette')}>Palette</Button>
        <Button onClick={() => setShown('shortcuts')}>Keyboard</Button>
        <Button onClick={() => void restart()}>Confirm</Button>
        <Button onClick={() => void removeVolume()}>Confirm with name</Button>
        <ActionMenu />
        <Popover label="Filter by label" trigger={<Button>Popover</Button>}>
          <p>Everything that floats has the same look.</p>
        </Popover>
        <Tooltip text="Says what it does" shortcut="mod+k">
          <Button>Tooltip</Button>
        </Tooltip>
      </Part>
      <ToastButtons />
      <Dialog
        open={shown === 'dialog'}
        onClose={close}
        title={`About ${hostileNames[1]}`}
        description="A long name must not push the close button away."
        footer={<Button onClick={close}>Done</Button>}
      >
        {hostileNames.map((name) => (
          <p key={name} className="py-3 font-mono wrap-anywhere">
            {name}
          </p>
        ))}
      </Dialog>
      <DetailDrawer open={shown === 'drawer'} onClose={close} />
      <CommandPalette
        open={shown === 'palette'}
        onOpenChange={(open) => setShown(open ? 'palette' : null)}
        commands={commands}
      />
      <ShortcutList open={shown === 'shortcuts'} onClose={close} />
    </>
  );
}

function restart() {
  return askConfirm(
    {
      title: 'Restart gluetun',
      action: 'Restart',
      stops: ['gluetun, about 10 s', 'qbittorrent, which uses its network'],
      dependents: ['qbittorrent', 'prowlarr', 'radarr', 'sonarr'],
      wayBack: 'It comes back by itself. If not, its settings are in the history.',
    },
    () =>
      Promise.reject(
        Object.assign(new Error('gluetun did not stop within 10 s.'), {
          engineText: 'context deadline exceeded',
        }),
      ),
  );
}

function removeVolume() {
  return askConfirm({
    title: `Remove the volume ${hostileNames[2]}`,
    action: 'Remove',
    danger: true,
    loses: ['jellyfin_config, 4.1 GiB, written 3 min ago'],
    dependents: ['jellyfin'],
    wayBack: 'Only the backup of 03:00 holds it.',
    typeToConfirm: 'jellyfin_config',
  });
}

function ActionMenu() {
  return (
    <Menu
      label="Actions"
      trigger={<Button>Menu</Button>}
      items={[
        { heading: 'jellyfin' },
        { label: 'Logs', shortcut: 'l', onSelect: () => {} },
        { label: 'Restart', shortcut: 'r', onSelect: () => {} },
        { label: 'Update to 10.11.0', hint: 'with a backup first', onSelect: () => {} },
        { label: 'Pause', disabled: true, hint: 'it is not running', onSelect: () => {} },
        'separator',
        { label: 'Show ports', checked: true, onSelect: () => {} },
        'separator',
        { label: 'Remove', danger: true, onSelect: () => {} },
      ]}
    />
  );
}

function ToastButtons() {
  const failure = {
    message: 'Port 8096 is already used by nginx.',
    engineText: 'Bind for 0.0.0.0:8096 failed: port is already allocated',
  };
  return (
    <Part title="Messages">
      <Button onClick={() => showToast({ title: 'radarr is running again', detail: 'It took 4 s.' })}>
        Done
      </Button>
      <Button
        onClick={() =>
          showToast({ title: 'radarr stopped', undo: () => showToast({ title: 'radarr is running again' }) })
        }
      >
        With undo
      </Button>
      <Button onClick={() => showError(failure, { title: 'jellyfin could not start' })}>Error</Button>
    </Part>
  );
}

const commands: Command[] = [
  ...['jellyfin', 'radarr', 'sonarr', 'gluetun', ...hostileNames].map((name) => ({
    id: `open ${name}`,
    label: name,
    group: 'Containers',
    hint: 'media',
    run: () => {},
  })),
  { id: 'restart', label: 'Restart jellyfin', group: 'Actions', shortcut: 'r', run: () => {} },
  { id: 'settings', label: 'Settings', group: 'Pages', run: () => {} },
];

function DetailDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [tab, setTab] = useState<'now' | 'logs' | 'history' | 'files' | 'depends' | 'loss'>('now');
  const lines = Array.from({ length: 60 }, (_, index) => (
    <p key={index}>Line {index + 1} of what is known about it.</p>
  ));
  const tabs = [
    { id: 'now', label: 'Now', content: <div className="p-4">{lines}</div> },
    { id: 'logs', label: 'Logs', content: <div className="p-4">Logs</div> },
    { id: 'history', label: 'History', count: 12, content: <div className="p-4">History</div> },
    { id: 'files', label: 'Files', content: <div className="p-4">Files</div> },
    { id: 'depends', label: 'Depends on', count: 4, content: <div className="p-4">Depends on</div> },
    { id: 'loss', label: 'What would I lose', content: <div className="p-4">Nothing</div> },
  ] as const;
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title="jellyfin"
      subtitle="jellyfin/jellyfin:10.10.7 on nas"
      badge={<StateBadge state="running" word="healthy" detail="3 d" />}
      actions={<Button size="sm">Restart</Button>}
    >
      <Tabs label="About jellyfin" value={tab} onChange={setTab} tabs={tabs} />
    </Drawer>
  );
}
