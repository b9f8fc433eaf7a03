import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type EditedFile, StackName } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { showToast } from '../../../../ui/toast.ts';
import { containersApi } from '../../live.ts';
import { newStackText } from './new-stack-text.ts';
import { sampleCompose } from './sample-compose.ts';
import { stackPath } from '../stack-path.ts';
import { refreshStacks, useStacks } from '../stack-queries.ts';

export interface NewStack {
  readonly hosts: readonly string[];
  readonly host: string;
  readonly name: string;
  readonly nameError: 'nameInvalid' | 'nameTaken' | undefined;
  readonly compose: string;
  /** Null: none is made. */
  readonly environment: string | null;
  readonly folder: string;
  readonly composePath: string;
  readonly environmentPath: string;
  readonly files: readonly EditedFile[];
  readonly isTouched: boolean;
  readonly isReady: boolean;
  readonly isCreating: boolean;
  readonly error: unknown;
  readonly setHost: (host: string) => void;
  readonly setName: (name: string) => void;
  readonly setCompose: (text: string) => void;
  readonly setEnvironment: (text: string) => void;
  readonly create: () => Promise<void>;
}

/** What was typed of a new stack, and the step that makes it. */
export function useNewStack(): NewStack {
  const { data } = useStacks();
  const [chosenHost, setHost] = useState<string>();
  const [name, setName] = useState('');
  const [compose, setCompose] = useState(sampleCompose);
  const [environment, setEnvironment] = useState<string | null>(null);
  const hosts = data?.hosts ?? [];
  const host = chosenHost ?? hosts[0]?.host ?? '';
  const folder = `${hosts.find((each) => each.host === host)?.stacksFolder ?? ''}/${name || '…'}`;
  const [composePath, environmentPath] = [`${folder}/compose.yaml`, `${folder}/.env`];
  const files = useMemo(() => {
    const typed = [{ path: composePath, text: compose, hash: null }];
    return environment === null
      ? typed
      : [...typed, { path: environmentPath, text: environment, hash: null }];
  }, [composePath, environmentPath, compose, environment]);
  const isTaken = data?.stacks.some((stack) => stack.host === host && stack.name === name) ?? false;
  const isValid = StackName.safeParse(name).success;
  const isReady = isValid && !isTaken && host !== '' && compose.trim() !== '';
  const { phase, error, create } = useCreation({ host, name, compose, environment });
  return {
    host,
    name,
    compose,
    environment,
    folder,
    composePath,
    environmentPath,
    files,
    error,
    isReady,
    setHost,
    setName,
    setCompose,
    setEnvironment,
    create: async () => {
      if (isReady) await create();
    },
    hosts: hosts.map((each) => each.host),
    nameError: name === '' ? undefined : isTaken ? 'nameTaken' : isValid ? undefined : 'nameInvalid',
    isTouched: phase === 'typing' && (compose !== sampleCompose || environment !== null),
    isCreating: phase !== 'typing',
  };
}

interface Creation {
  readonly host: string;
  readonly name: string;
  readonly compose: string;
  readonly environment: string | null;
}

/** Makes the folder once, then leads to the plan of the first deploy. */
function useCreation({ host, name, compose, environment }: Creation) {
  const text = useText(newStackText);
  const navigate = useNavigate();
  const [phase, setPhase] = useState<'typing' | 'creating' | 'created'>('typing');
  const [error, setError] = useState<unknown>();
  const create = async () => {
    if (phase !== 'typing') return;
    setPhase('creating');
    setError(undefined);
    try {
      const body = { name, compose, ...(environment !== null && { environment }) };
      await containersApi.createStack({ params: { host }, body });
      setPhase('created');
      showToast({ title: text('created', { name }) });
      void refreshStacks();
      await navigate({ to: stackPath({ host, stack: name }), search: { tab: 'plan' }, ignoreBlocker: true });
    } catch (thrown) {
      setError(thrown);
      setPhase('typing');
    }
  };
  return { phase, error, create };
}
