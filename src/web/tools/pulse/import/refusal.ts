import { ProblemError } from '#contracts/problem-error.ts';
import { UploadEnded } from '../../../shell/send-file.ts';
import type { FileFault } from './kuma-file.ts';

export type ImportStep = 'plan' | 'apply';

/** Why it did not come to a report. */
export interface Refusal {
  readonly step: ImportStep;
  readonly fileName: string;
  readonly reason:
    | FileFault
    | 'proxy-limit'
    | 'forbidden'
    | 'signed-out'
    | 'lost'
    | 'lost-later'
    | 'odd-answer'
    | { readonly said: string };
  /** The same file may do the next time. */
  readonly mayTryAgain: boolean;
}

interface Attempt {
  readonly step: ImportStep;
  readonly fileName: string;
  /** All of the file had arrived. */
  readonly hasArrived: boolean;
}

export function refusedFile({ step, fileName }: Attempt, reason: FileFault): Refusal {
  return { step, fileName, reason, mayTryAgain: false };
}

/** `null`: the person cancelled it, which needs no words. */
export function refusalOf(error: unknown, { step, fileName, hasArrived }: Attempt): Refusal | null {
  const refusal = (reason: Refusal['reason'], mayTryAgain = true): Refusal => ({
    step,
    fileName,
    reason,
    mayTryAgain,
  });
  if (error instanceof ProblemError) {
    const { status, code, detail } = error.problem;
    if (status === 401) return refusal('signed-out');
    if (status === 403) return refusal('forbidden');
    if (status === 413) return refusal('too-large', false);
    return code === 'incomplete' ? refusal('lost') : refusal({ said: detail }, code !== 'invalid');
  }
  if (!(error instanceof UploadEnded)) return refusal(step === 'apply' ? 'lost-later' : 'odd-answer');
  if (error.wasCancelled) return null;
  if (error.status === 413) return refusal('proxy-limit');
  // A proxy that did not wait for the end, or nothing any more: what became of it is not known here.
  if (step === 'apply' && hasArrived) return refusal('lost-later');
  return refusal(error.status === 0 ? 'lost' : 'odd-answer');
}
