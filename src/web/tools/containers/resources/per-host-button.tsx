import type { ReactElement } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { useLive } from '../live.ts';

export interface PerHostButtonProps {
  label: string;
  icon?: ReactElement;
  onChoose: (host: string) => void;
}

/** A button for what is done on one host; with several, it asks which. */
export function PerHostButton({ label, icon, onChoose }: PerHostButtonProps) {
  const { hosts } = useLive();
  const [first, second] = hosts;
  if (!first) return null;
  if (!second) {
    return (
      <Button icon={icon} onClick={() => onChoose(first.id)}>
        {label}
      </Button>
    );
  }
  const items = hosts.map(({ id, name }) => ({ label: name, onSelect: () => onChoose(id) }));
  return <Menu label={label} trigger={<Button icon={icon}>{label}</Button>} items={items} />;
}
