import type { AlertSource, Evidence } from '#contracts/notify/alert.ts';
import type { WebhookMapping } from '#contracts/notify/inputs.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { severityOf } from '../../alerts/severity-word.ts';
import { readPath } from '../../body-path.ts';
import type { Reason } from '../../reason.ts';
import { fillTemplate, templateProblem } from './mapping-template.ts';
import { tellsOfEnd } from './tells-of-end.ts';

const mostAlerts = 1000;

export interface MappingProblem {
  /** Of the mapping, as in `title`; or of the body, as in `alerts.3`. */
  readonly path: string;
  readonly message: string;
  /** The same in Spanish. */
  readonly es: string;
}

export interface MappedReports {
  readonly reports: readonly AlertReport[];
  readonly problems: readonly MappingProblem[];
}

/** Where the report came in: who set the mapping, and where to change it. */
export interface MappingOrigin {
  readonly source: AlertSource;
  readonly setBy: string;
  readonly changeAt: string | null;
}

/** The alerts that a mapping makes of a body. Good ones are made although others have problems. */
export function mapReports(
  mapping: WebhookMapping,
  body: unknown,
  origin: MappingOrigin,
  nowMs: number,
): MappedReports {
  const problems = mappingProblems(mapping);
  if (problems.length > 0) return { reports: [], problems };
  const entries = mapping.each === '' ? [body] : readPath(body, mapping.each);
  if (!Array.isArray(entries)) {
    return { reports: [], problems: [problemAt('each', noList(mapping.each))] };
  }
  const reports: AlertReport[] = [];
  for (const [index, entry] of entries.slice(0, mostAlerts).entries()) {
    const report = mapOne(mapping, entry, origin, nowMs);
    if (report) reports.push(report);
    else problems.push(problemAt(mapping.each === '' ? 'title' : `${mapping.each}.${index}`, noTitle));
  }
  if (entries.length > mostAlerts) {
    problems.push(problemAt('each', tooMany));
  }
  return { reports, problems };
}

const noTitle: Reason = {
  en: 'The title is empty: the body has nothing where the mapping looks for it.',
  es: 'El título está vacío: el cuerpo no tiene nada donde la correspondencia lo busca.',
};
const tooMany: Reason = {
  en: `Only the first ${mostAlerts} entries of a report are taken.`,
  es: `Solo se toman las primeras ${mostAlerts} entradas de un informe.`,
};

function noList(path: string): Reason {
  return { en: `The body has no list "${path}".`, es: `El cuerpo no tiene la lista "${path}".` };
}

function problemAt(path: string, { en, es }: Reason): MappingProblem {
  return { path, message: en, es };
}

export function mappingProblems(mapping: WebhookMapping): MappingProblem[] {
  const texts = Object.entries({ ...mapping, each: '', labels: '', resolveAfterMs: '' });
  const labels = Object.entries(mapping.labels).map(([name, text]) => [`labels.${name}`, text] as const);
  return [...texts, ...labels].flatMap(([path, template]) => {
    const problem = templateProblem(template);
    return problem === null ? [] : [problemAt(path, problem)];
  });
}

function mapOne(
  mapping: WebhookMapping,
  body: unknown,
  origin: MappingOrigin,
  nowMs: number,
): AlertReport | undefined {
  const fill = (template: string) => fillTemplate(template, body).trim();
  const title = fill(mapping.title);
  if (title === '') return undefined;
  const key = fill(mapping.key);
  const given = Object.entries(mapping.labels).map(([name, template]) => [name, fill(template)] as const);
  const labels = {
    // A title says "down" and then "up": where there is a key, that alone tells alerts apart.
    alertname: key === '' ? title : origin.source.name,
    ...Object.fromEntries(given.filter(([, value]) => value !== '')),
    ...(key !== '' && { key }),
    input: origin.source.name,
    severity: severityOf(fill(mapping.severity)),
  };
  const description = fill(mapping.description);
  const link = fill(mapping.link);
  const evidence = evidenceOf(mapping, fill, origin);
  return {
    labels,
    annotations: { summary: title, ...(description !== '' && { description }) },
    source: origin.source,
    ...(tellsOfEnd(fill(mapping.resolved)) && { endsAtMs: nowMs }),
    ...(mapping.resolveAfterMs > 0 && { timeoutMs: mapping.resolveAfterMs }),
    ...(/^https?:\/\//i.test(link) && { generatorUrl: link }),
    ...(evidence && { evidence }),
  };
}

function evidenceOf(
  mapping: WebhookMapping,
  fill: (template: string) => string,
  { setBy, changeAt }: MappingOrigin,
): Evidence | undefined {
  const checked = fill(mapping.checked).slice(0, 2000);
  const expected = fill(mapping.expected).slice(0, 2000);
  const seen = fill(mapping.seen);
  if (checked === '' && seen === '') return undefined;
  return { checked, expected, seen, setBy, changeAt };
}
