import { useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';

interface Props extends Pick<ButtonProps, 'variant' | 'size' | 'icon'> {
  label: string;
  multiple?: boolean;
  /** As the browser's choice understands it: `.yml,text/yaml`. */
  accept?: string;
  /** At least one. */
  onFiles: (files: readonly [File, ...File[]]) => void;
}

/** Opens the browser's own choice of files. */
export function FileButton({ label, multiple, accept, onFiles, ...look }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={multiple}
        accept={accept}
        onChange={({ target }) => {
          const [first, ...others] = target.files ?? [];
          // The same file may be chosen again.
          target.value = '';
          if (first) onFiles([first, ...others]);
        }}
      />
    </>
  );
}
