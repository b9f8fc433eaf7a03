import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { StackSummary } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Button, type ButtonVariant } from '../../../ui/button.tsx';
import { adoptStack } from './adopt-stack.ts';
import { stackPath } from './stack-path.ts';
import { nextStep, type NextStep } from './stack-state.ts';
import { stacksText } from './stacks-text.ts';
import { actOnStack } from './stack-actions.ts';

const needs = {
  adopt: 'containers:edit',
  plan: 'containers:read',
  start: 'containers:operate',
  edit: 'containers:edit',
} as const;

/** The one action that a stack is likely to want; nothing for those who may not take it. */
export function NextStepButton({ stack, size }: { stack: StackSummary; size?: 'sm' | 'md' }) {
  const text = useText(stacksText);
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const { take } = useNextStep();
  const step = nextStep(stack);
  if (!may(needs[step], stackResource(stack.host, stack.name))) return null;
  const variant: ButtonVariant = step === 'edit' ? 'quiet' : 'default';
  const press = () => {
    setBusy(true);
    void take(step, stack).finally(() => setBusy(false));
  };
  return (
    <Button size={size} variant={variant} busy={busy} onClick={press}>
      {text(step)}
    </Button>
  );
}

function useNextStep() {
  const navigate = useNavigate();
  const take = async (step: NextStep, { host, name }: StackSummary) => {
    const id = { host, stack: name };
    if (step === 'adopt') return await adoptStack(id);
    if (step === 'start') return await actOnStack(id, { action: 'start', services: [] });
    await navigate({ to: stackPath(id), search: { tab: step === 'plan' ? 'plan' : 'files' } });
  };
  return { take };
}
