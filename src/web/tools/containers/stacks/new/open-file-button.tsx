import { useRef } from 'react';
import { Button } from '../../../../ui/button.tsx';

interface OpenFileButtonProps {
  label: string;
  onText: (text: string) => void;
}

/** Reads a text file of this device into the page. */
export function OpenFileButton({ label, onText }: OpenFileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file) onText(await file.text());
  };
  return (
    <>
      <Button size="sm" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
    </>
  );
}
