import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import { useText } from '../../../i18n/use-text.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { routingText } from './routing-text.ts';

/** What can be done to the thing in a row. */
export function RowMenu({ name, items }: { name: string; items: MenuEntry[] }) {
  const label = useText(routingText)('actionsOf', { name });
  return (
    <Menu
      label={label}
      items={items}
      trigger={<IconButton label={label} icon={<MoreIcon />} variant="quiet" />}
    />
  );
}
