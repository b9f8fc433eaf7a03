import { useState } from 'react';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type State, StateMark } from '../../../ui/state-badge.tsx';
import { plainText } from '../../../ui/log/plain-text.ts';
import { useLive } from '../live.ts';
import { RevertDialog } from './revert-dialog.tsx';
import { splitProblem, takenBackToMs } from './phase-steps.ts';
import { VersionDetails } from './version-details.tsx';
import { versionsText } from './versions-text.ts';

export interface VersionEntryProps {
  record: RecreationRecord;
  isAlong: boolean;
  details: ContainerDetails;
}

const marks = {
  'under-way': 'working',
  succeeded: 'up',
  back: 'degraded',
  broken: 'down',
} as const satisfies Record<RecreationRecord['outcome'], State>;

/** One replacement: what, when, by whom, why, how it ended, and the way back. */
export function VersionEntry({ record, isAlong, details }: VersionEntryProps) {
  const text = useText(versionsText);
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  const mayGoBack = record.canRevert && !isAlong && may('containers:update', resourceOf(details));
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Headline record={record} isAlong={isAlong} />
        {mayGoBack && (
          <Button size="sm" onClick={() => setIsAsking(true)}>
            {text('goBack')}
          </Button>
        )}
      </div>
      {record.problem && record.outcome !== 'succeeded' && <Problem problem={record.problem} />}
      <VersionDetails record={record} />
      {isAsking && <RevertDialog record={record} name={details.name} onClose={() => setIsAsking(false)} />}
    </li>
  );
}

function Headline({ record, isAlong }: Omit<VersionEntryProps, 'details'>) {
  const text = useText(versionsText);
  const format = useFormat();
  const isInterrupted = useLive().operations.some(
    ({ id, state }) => id === record.operationId && state === 'interrupted',
  );
  const { outcome, startedBy, startedAtMs, endedAtMs } = record;
  const backToMs = takenBackToMs(record);
  const why = backToMs === null ? record.reason : text('backTo', { time: format.exactTime(backToMs) });
  const facts = [
    ...(startedBy ? [text('by', { name: startedBy })] : []),
    ...(endedAtMs === null ? [] : [text('took', { span: format.duration(endedAtMs - startedAtMs) })]),
  ];
  return (
    <div className="flex min-w-52 flex-1 items-start gap-2.5">
      <StateMark state={marks[outcome]} className="mt-1" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="font-medium">
          {text(kindOf(record))}
          {isAlong && <> {text('along', { name: record.name })}</>}
          <span className="font-normal text-muted">, {text(`outcome-${outcome}`)}</span>
        </p>
        <p className="text-sm text-muted">
          <RelativeTime atMs={startedAtMs} /> {facts.join(', ')}
        </p>
        {why && <p>{why}</p>}
        {isInterrupted && outcome !== 'under-way' && <p className="text-degraded">{text('repaired')}</p>}
      </div>
    </div>
  );
}

const kinds = ['recreate', 'update', 'edit', 'revert'] as const;

function kindOf({ kind }: RecreationRecord) {
  const known = kinds.find((one) => one === kind);
  return known ? (`kind-${known}` as const) : 'kind-other';
}

function Problem({ problem }: { problem: string }) {
  const text = useText(versionsText);
  const { sentence, lines } = splitProblem(problem);
  return (
    <div className="rounded-md border border-down/40 bg-down/8 px-3 py-2">
      <p className="wrap-anywhere">{sentence}</p>
      {lines && (
        <>
          <p className="pt-2 text-sm text-muted">{text('lastLines')}</p>
          <pre
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={text('lastLines')}
            className="max-h-40 overflow-auto font-mono text-sm wrap-anywhere whitespace-pre-wrap"
          >
            {plainText(lines)}
          </pre>
        </>
      )}
    </div>
  );
}
