import { useState } from 'react';
import type { Operation, OperationPart } from '#contracts/containers/operation.ts';
import { hostResource, resourceOf, stackResource } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandLine } from '../../shell/command-line.tsx';
import { useMay } from '../../shell/session.ts';
import { Button } from '../../ui/button.tsx';
import { EngineText } from '../../ui/engine-text.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { type ProgressStep, ProgressSteps } from '../../ui/progress-steps.tsx';
import { cancelOperation } from './cancel-operation.ts';
import { useLive } from './live.ts';
import { partFraction, wasCancelled } from './operation-words.ts';
import { operationsText } from './operations-text.ts';

/** One operation as it goes: its steps, the many things of the step that runs, and how it ended; folded once all went well. */
export function OperationProgress({ operation: begun }: { operation: Operation }) {
  const text = useText(operationsText);
  const operation = useOperation(begun);
  const steps = (
    <ProgressSteps
      label={text('progress', { name: operation.targetName })}
      steps={operation.steps.map(shownStep)}
    />
  );
  const command = operation.command && (
    <CommandLine command={operation.command} label={text('sameInDocker')} />
  );
  if (operation.state === 'succeeded') {
    return (
      <div className="flex flex-col gap-2">
        <Ending operation={operation} />
        <details>
          <summary className="text-sm text-muted hover:text-ink pointer-coarse:min-h-10">
            {text('whatWasDone')}
          </summary>
          {steps}
          {command}
        </details>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {steps}
      {operation.parts && operation.parts.length > 0 && <Parts parts={operation.parts} />}
      <Ending operation={operation} />
      {command}
    </div>
  );
}

/** The operation as the live stream last told of it. */
export function useOperation(begun: Operation): Operation {
  return useLive().operations.find(({ id }) => id === begun.id) ?? begun;
}

function shownStep({ title, state, detail }: Operation['steps'][number], index: number): ProgressStep {
  return { id: String(index), label: title, state: state === 'running' ? 'working' : state, detail };
}

function Parts({ parts }: { parts: readonly OperationPart[] }) {
  const text = useText(operationsText);
  return (
    <ul aria-label={text('parts')} className="flex flex-col gap-1.5 pl-6">
      {parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
    </ul>
  );
}

function Part({ part }: { part: OperationPart }) {
  const text = useText(operationsText);
  const format = useFormat();
  const { currentBytes, totalBytes } = part;
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="min-w-0 font-mono wrap-anywhere">{part.id}</span>
        <span className="min-w-0 flex-1 text-muted wrap-anywhere">{part.status}</span>
        {currentBytes !== null && (
          <span className="tabular whitespace-nowrap text-muted">
            {totalBytes
              ? text('ofBytes', { current: format.bytes(currentBytes), total: format.bytes(totalBytes) })
              : format.bytes(currentBytes)}
          </span>
        )}
      </span>
      {totalBytes !== null && <ProgressBar label={part.id} fraction={partFraction(part)} />}
    </li>
  );
}

function Ending({ operation }: { operation: Operation }) {
  const text = useText(operationsText);
  const format = useFormat();
  const { state, error, startedAtMs, endedAtMs } = operation;
  if (state === 'running') {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <CancelOperation operation={operation} />
        <p className="min-w-48 flex-1 text-sm text-muted">{text('goesOn')}</p>
      </div>
    );
  }
  if (state === 'succeeded') {
    return (
      <output className="text-up">
        {text('succeeded', { span: format.duration((endedAtMs ?? startedAtMs) - startedAtMs) })}
      </output>
    );
  }
  if (wasCancelled(operation)) return <output className="text-muted">{text('cancelled')}</output>;
  return (
    <div role="alert" className="rounded-md border border-down/40 bg-down/8 px-3 py-2">
      <p className="font-medium">{text(state)}</p>
      {error && <p className="wrap-anywhere">{error.message}</p>}
      {error?.engineText && <EngineText text={error.engineText} />}
    </div>
  );
}

/** What grants compare; of a network or volume the page does not know more than its host. */
function useResource({ subject, host, targetId }: Operation): Resource {
  const container = useLive().containers.get(targetId);
  if (subject === 'stack') return stackResource(host, targetId);
  return subject === 'container' && container ? resourceOf(container) : hostResource(host);
}

function CancelOperation({ operation }: { operation: Operation }) {
  const text = useText(operationsText);
  const may = useMay();
  const resource = useResource(operation);
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    await cancelOperation(operation);
    setBusy(false);
  };
  if (!operation.isCancellable || !may('containers:operate', resource)) return null;
  return (
    <Button size="sm" busy={busy} onClick={() => void cancel()}>
      {text('cancel')}
    </Button>
  );
}
