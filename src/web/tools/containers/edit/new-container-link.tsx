import { Link } from '@tanstack/react-router';
import PlusIcon from 'lucide-react/icons/plus';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { useLive } from '../live.ts';
import { editText } from './edit-text.ts';

/** Only where this person may make containers on some host. */
export function NewContainerLink() {
  const text = useText(editText);
  const may = useMay();
  const { hosts } = useLive();
  if (!hosts.some(({ id }) => may('containers:edit', { host: id, stack: null, labels: {} }))) return null;
  return (
    <Link to="/containers/new" className={buttonClass({ variant: 'primary' })}>
      <PlusIcon aria-hidden />
      {text('newContainer')}
    </Link>
  );
}
