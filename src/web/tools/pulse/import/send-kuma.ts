import { endpointUrl } from '#contracts/client.ts';
import { importEndpoints, ImportReport } from '#contracts/pulse/import.ts';
import { sendFile } from '../../../shell/send-file.ts';
import type { ImportStep } from './refusal.ts';

/** @param options `onProgress` hears from 0 to 1 how much of the file has arrived. */
export type SendKuma = (
  file: Blob,
  step: ImportStep,
  options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
) => Promise<ImportReport>;

export const sendKuma: SendKuma = async (file, step, options) => {
  const { method, path } = importEndpoints.importKuma;
  const url = `/api/pulse${endpointUrl(path, { query: { do: step } })}`;
  return ImportReport.parse(JSON.parse(await sendFile(url, file, { ...options, method })));
};
