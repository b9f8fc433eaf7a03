import CheckIcon from 'lucide-react/icons/check';
import CopyIcon from 'lucide-react/icons/copy';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { IconButton } from './icon-button.tsx';
import { useCopy } from './use-copy.ts';

/** `label` names what is copied: "the address". */
export function CopyButton({ text: content, label }: { text: string; label?: string }) {
  const text = useText(uiText);
  const { copied, copy } = useCopy();
  const name = label ? text('copyWhat', { what: label }) : text('copy');
  return (
    <>
      <IconButton
        size="sm"
        label={copied ? text('copied') : name}
        icon={copied ? <CheckIcon className="text-up" /> : <CopyIcon />}
        onClick={() => void copy(content)}
      />
      <output className="sr-only">{copied ? text('copied') : ''}</output>
    </>
  );
}
