import type { z } from 'zod';
import type { MappedAlert, WebhookMapping } from '#contracts/notify/inputs.ts';
import { severityOf } from '../alerts/severity-word.ts';
import { type MappingProblem, mapReports } from './webhook/map-report.ts';
import { parseBody } from './webhook/parse-body.ts';

interface Preview {
  alerts: z.infer<typeof MappedAlert>[];
  problems: MappingProblem[];
}

interface Draft {
  readonly mapping: WebhookMapping;
  readonly body: string;
  /** Of the input. */
  readonly name?: string | undefined;
}

/** What a mapping would make of a body, without taking it. */
export function previewMapping({ mapping, body, name = '' }: Draft, nowMs: number): Preview {
  const source = { kind: 'webhook', id: 'preview', name: name || 'preview' } as const;
  const { reports, problems } = mapReports(
    mapping,
    parseBody(body, ''),
    { source, setBy: '', changeAt: null },
    nowMs,
  );
  const alerts = reports.map(({ labels, annotations, endsAtMs, generatorUrl }) => ({
    title: annotations['summary'] ?? '',
    severity: severityOf(labels['severity']),
    state: endsAtMs === undefined ? ('firing' as const) : ('resolved' as const),
    labels,
    annotations,
    link: generatorUrl ?? null,
  }));
  return { alerts, problems: [...problems] };
}
