import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button, type ButtonProps } from '../../../ui/button.tsx';
import { adoptStack } from './adopt-stack.ts';
import type { StackId } from './stack-queries.ts';
import { stacksText } from './stacks-text.ts';

/** Takes one press until the answer has come: a second one would be refused. */
export function AdoptButton({ id, ...look }: { id: StackId } & Pick<ButtonProps, 'variant' | 'size'>) {
  const text = useText(stacksText);
  const [busy, setBusy] = useState(false);
  const adopt = async () => {
    setBusy(true);
    await adoptStack(id);
    setBusy(false);
  };
  return (
    <Button {...look} busy={busy} onClick={() => void adopt()}>
      {text('adopt')}
    </Button>
  );
}
