import FileIcon from 'lucide-react/icons/file-up';
import { type ReactNode, useRef } from 'react';
import { Button, type ButtonVariant } from '../../../ui/button.tsx';

interface Props {
  variant?: ButtonVariant;
  onFile: (file: File) => void;
  children: ReactNode;
}

/** Opens the browser's own choice of a file. */
export function ChooseButton({ variant, onFile, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} icon={<FileIcon />} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="kuma-file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
