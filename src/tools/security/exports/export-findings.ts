import type { ExportAbout, ExportedFindings } from '#contracts/security/exports/exported-finding.ts';
import { writeCsv } from '#contracts/security/exports/write-csv.ts';
import { writeJson } from '#contracts/security/exports/write-json.ts';
import { type DescribeFlaw, writeSarif } from '#contracts/security/exports/write-sarif.ts';
import type { Download } from '#contracts/transfer.ts';

export const exportFormats = ['sarif', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface FindingsToExport {
  /** Called once, for SARIF twice; findings of one flaw follow each other, best in the order of `compareExported`. */
  readonly findings: ExportedFindings;
  readonly about: ExportAbout;
  /** For SARIF, which has room for it. */
  readonly describe?: DescribeFlaw;
}

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  sarif: 'application/sarif+json',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};
/** Small enough to hold, large enough that a hundred thousand findings are not as many writes. */
const chunkCharacters = 64 * 1024;

/** Findings as a file, written while they are read. */
export function exportFindings(format: ExportFormat, given: FindingsToExport): Download {
  const { findings, about, describe } = given;
  const pieces = {
    sarif: () => writeSarif(findings, about, describe),
    csv: () => writeCsv(findings),
    json: () => writeJson(findings, about),
  };
  const day = new Date(about.madeAtMs).toISOString().slice(0, 10);
  return {
    fileName: `nexus-findings-${day}.${format}`,
    contentType: contentTypes[format],
    chunks: inChunks(pieces[format]()),
  };
}

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < chunkCharacters) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting !== '') yield encoder.encode(waiting);
}
