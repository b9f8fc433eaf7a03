import type { InputSettings } from '#contracts/notify/inputs.ts';
import { invalid } from '#kernel/errors.ts';
import { fingerprintOf } from '../../alerts/fingerprint.ts';
import { type ReadLabels, readLabels } from '../../alerts/read-report.ts';
import { spanishRefusal } from '../spanish-refusal.ts';
import { missingReport } from './heartbeat-report.ts';

export interface Named {
  readonly id?: string;
  readonly name: string;
  readonly settings: InputSettings;
}

/**
 * What its alert would be refused for has to be known now, and no other may share it: a sign of one would end the alert of the
 * other. Later nobody would hear of the job that does not report. @throws NexusError `invalid` with the field
 */
export function checkHeartbeat(wanted: Named, all: readonly Named[]): void {
  const read = labelsOf(wanted);
  if (read === undefined) return;
  if ('reason' in read)
    throw invalid(said.noAlert, [
      { path: 'settings.rule.labels', message: read.reason, es: spanishRefusal(read.reason) },
    ]);
  const own = fingerprintOf(read.labels);
  const isSame = (other: Named) => {
    const labels = labelsOf(other);
    return labels !== undefined && 'labels' in labels && fingerprintOf(labels.labels) === own;
  };
  if (!all.some((other) => other.id !== wanted.id && isSame(other))) return;
  throw invalid(said.twins, [{ path: 'name', message: said.same.en, es: said.same.es }]);
}

const said = {
  noAlert: { en: 'Its alert could not be.', es: 'Su alerta no podría existir.' },
  twins: { en: 'Two heartbeats have to differ.', es: 'Dos latidos tienen que ser distintos.' },
  same: {
    en: 'Another heartbeat has this name and these labels: their alerts would be one.',
    es: 'Otro latido tiene este nombre y estas etiquetas: sus alertas serían una sola.',
  },
} as const;

/** Of the alert when it is missing. */
function labelsOf({ name, settings }: Named): ReadLabels | undefined {
  if (settings.kind !== 'heartbeat') return undefined;
  const heartbeat = { id: '', name, rule: settings.rule, lastSeenAtMs: null, createdBy: '' };
  return readLabels(missingReport(heartbeat, 0).labels);
}
