import type { ExportedFinding, ExportedFindings } from './exported-finding.ts';
import { ratingOf } from './rating-of.ts';

type Value = string | number | null;

const columns: readonly (readonly [title: string, value: (finding: ExportedFinding) => Value])[] = [
  ['flaw', ({ flaw }) => flaw],
  ['aliases', ({ aliases }) => listed(aliases)],
  ['title', ({ title }) => title],
  ['rank', ({ rank }) => rank],
  ['score', ({ score }) => score],
  ['severity', ({ severity }) => severity],
  ['rated_by', ({ ratedBy }) => ratedBy],
  ['cvss', (finding) => ratingOf(finding)?.score ?? null],
  ['cvss_vector', (finding) => ratingOf(finding)?.vector ?? null],
  ['exploited_since', ({ exploited }) => moment(exploited?.addedAtMs)],
  ['likelihood', ({ likelihood }) => likelihood?.probability ?? null],
  ['host', ({ host }) => host],
  ['image', ({ reference }) => reference],
  ['image_id', ({ image }) => image],
  ['type', ({ type }) => type],
  ['package', ({ package: name }) => name],
  ['version', ({ version }) => version],
  ['installed', ({ packages }) => listed(packages.map(({ name }) => name))],
  ['paths', ({ packages }) => listed(packages.map(({ path }) => path))],
  ['layers', ({ packages }) => listed(packages.map(({ layer }) => (layer === null ? '' : String(layer))))],
  ['repair', ({ repair }) => repair.state],
  ['repaired_in', ({ repair }) => repair.version],
  ['repair_channel', ({ repair }) => repair.channel],
  ['repair_note', ({ repair }) => repair.note],
  ['state', ({ accepted, isHidden }) => (accepted ? 'accepted' : isHidden ? 'hidden' : 'open')],
  ['accepted_by', ({ accepted }) => accepted?.by ?? null],
  ['accepted_because', ({ accepted }) => accepted?.reason ?? null],
  ['accepted_until', ({ accepted }) => moment(accepted?.untilMs)],
  ['reasons', ({ reasons }) => listed(reasons.map(({ words }) => words.en))],
  ['sources', ({ sources }) => listed(sources.map(({ feed, id }) => `${feed} ${id}`))],
  ['first_seen', ({ firstSeenAtMs }) => moment(firstSeenAtMs)],
  ['published', ({ publishedAtMs }) => moment(publishedAtMs)],
];

/** RFC 4180, UTF-8 with the mark that tells spreadsheets so; one finding a line. Each piece is one line with its CRLF. */
export async function* writeCsv(findings: ExportedFindings): AsyncGenerator<string, void> {
  yield `\uFEFF${columns.map(([title]) => title).join(',')}\r\n`;
  for await (const finding of findings()) {
    yield `${columns.map(([, value]) => cell(value(finding))).join(',')}\r\n`;
  }
}

// A spreadsheet would run these as formulas (OWASP, CSV Injection); a leading apostrophe makes them text. Spaces before them
// do not keep it from that.
const formulaStart = /^\s*[=+\-@＝＋－＠]/u;
// What ends lines, drives terminals or turns the direction of writing around.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = value.toWellFormed().replace(control, ' ');
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",;]|^['\s]|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function listed(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join(' | ');
}

function moment(atMs: number | null | undefined): Value {
  if (atMs === null || atMs === undefined) return null;
  const at = new Date(atMs);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
