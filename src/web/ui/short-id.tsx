import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { useCopy } from './use-copy.ts';

export interface ShortIdProps {
  id: string;
  /** What it identifies: "the image digest". */
  label: string;
  length?: number;
}

/** Twelve characters are what the engine itself prints; the algorithm before the colon says nothing here. */
export function shortenId(id: string, length = 12): string {
  return id.replace(/^[a-z0-9]+:/, '').slice(0, length);
}

export function ShortId({ id, label, length }: ShortIdProps) {
  const text = useText(uiText);
  const { copied, copy } = useCopy();
  return (
    <button
      type="button"
      title={id}
      aria-label={text('copyWhat', { what: `${label} ${shortenId(id, length)}` })}
      onClick={() => void copy(id)}
      className="inline-flex items-center rounded-sm font-mono text-sm text-muted hover:text-ink hover:underline pointer-coarse:min-h-10"
    >
      {copied ? <span className="text-up">{text('copied')}</span> : shortenId(id, length)}
    </button>
  );
}
