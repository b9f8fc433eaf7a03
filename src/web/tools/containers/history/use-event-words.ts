import { useCallback } from 'react';
import type { TimelineDetail, TimelineEvent } from '#contracts/containers/history.ts';
import { type Translate, useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { containersText } from '../containers-text.ts';
import { historyText } from './history-text.ts';

type Words = Translate<typeof historyText>;

/** An event of the timeline as a sentence. The function is another one only when its words would be. */
export function useEventWords(): (event: TimelineEvent) => string {
  const text: Words = useText(historyText);
  const containerText = useText(containersText);
  const format = useFormat();
  return useCallback(
    (event) => {
      const nowMs = Date.now();
      const name = (kind: string) => (isAction(kind) ? containerText(kind).toLowerCase() : kind);
      const parts = [sentenceOf(event, text, name)];
      if (event.detail.inferred) parts.push(text('inferred'));
      if (event.times > 1) {
        parts.push(text('timesUntil', { count: event.times, time: format.clock(event.lastAtMs, nowMs) }));
      }
      return parts.join(', ');
    },
    [text, containerText, format],
  );
}

const actions = ['start', 'stop', 'restart', 'pause', 'unpause', 'kill', 'remove'] as const;
type Action = (typeof actions)[number];

function isAction(kind: string): kind is Action {
  return actions.some((action) => action === kind);
}

function sentenceOf(
  { kind, detail }: TimelineEvent,
  text: Words,
  operationName: (kind: string) => string,
): string {
  const { from = '', to = '', image = '', network = '' } = detail;
  switch (kind) {
    case 'created':
      return text('created', { image });
    case 'replaced':
      return from === to ? text('replacedSame') : text('replacedImage', { from, to });
    case 'died':
      return endOf(detail, text);
    case 'health':
      return healthOf(detail, text);
    case 'renamed':
      return text('renamed', { from, to });
    case 'connected':
      return text('connected', { network });
    case 'disconnected':
      return text('disconnected', { network });
    case 'operation':
      return operationOf(detail, text, operationName);
    case 'started':
    case 'paused':
    case 'unpaused':
    case 'removed':
      return text(kind);
  }
}

function endOf({ exitCode, oomKilled }: TimelineDetail, text: Words): string {
  if (oomKilled) return text('outOfMemory');
  if (exitCode === null || exitCode === undefined) return text('ended');
  return exitCode === 0 ? text('endedWell') : text('endedWith', { code: exitCode });
}

function healthOf({ health }: TimelineDetail, text: Words): string {
  return text(health === 'starting' ? 'healthStarting' : (health ?? 'healthy'));
}

function operationOf(
  { by = '', operation: kind = '', outcome, error = '' }: TimelineDetail,
  text: Words,
  operationName: (kind: string) => string,
): string {
  const operation = operationName(kind);
  if (outcome === 'failed') return text('operationFailed', { by, operation, error });
  return text(outcome === 'interrupted' ? 'operationInterrupted' : 'operationDone', { by, operation });
}
