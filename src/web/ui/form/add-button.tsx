import PlusIcon from 'lucide-react/icons/plus';
import { useText } from '../../i18n/use-text.ts';
import { formText } from '../../i18n/form-text.ts';
import { Button } from '../button.tsx';

/** Adds one more entry to a list that is called `title`. */
export function AddButton({ title, onAdd }: { title: string; onAdd: () => void }) {
  const text = useText(formText);
  return (
    <div>
      <Button size="sm" icon={<PlusIcon />} aria-label={text('addTo', { title })} onClick={onAdd}>
        {text('add')}
      </Button>
    </div>
  );
}
