import { Problem } from '#contracts/access.ts';
import { ProblemError } from '#contracts/problem-error.ts';
import { currentLanguage } from '../i18n/language.ts';
import { problemIn } from './spoken-transport.ts';

/** An upload that was cancelled or cut, or that something other than NEXUS answered: a proxy in between. */
export class UploadEnded extends Error {
  readonly wasCancelled: boolean;
  /** Of the answer; 0 without one. */
  readonly status: number;

  constructor(wasCancelled: boolean, status = 0) {
    super(wasCancelled ? 'cancelled' : 'connection lost');
    this.name = 'UploadEnded';
    this.wasCancelled = wasCancelled;
    this.status = status;
  }
}

interface SendOptions {
  readonly method: 'PUT' | 'POST';
  readonly signal: AbortSignal;
  /** From 0 to 1; at 1 all has arrived, and the answer is awaited. */
  readonly onProgress: (fraction: number) => void;
}

/**
 * Sends a file as it is. Only XMLHttpRequest tells a browser how far it is.
 * @returns the text of the answer. Rejects with UploadEnded, or with ProblemError in the language of the page.
 */
export function sendFile(url: string, file: Blob, options: SendOptions): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request = new XMLHttpRequest();
  const abort = () => request.abort();
  request.open(options.method, url);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    options.onProgress(total ? loaded / total : 0),
  );
  request.addEventListener('load', () => {
    if (request.status >= 200 && request.status < 300) resolve(request.responseText);
    else reject(problemOf(request.responseText) ?? new UploadEnded(false, request.status));
  });
  request.addEventListener('error', () => reject(new UploadEnded(false)));
  request.addEventListener('abort', () => reject(new UploadEnded(true)));
  options.signal.addEventListener('abort', abort, { once: true });
  request.send(file);
  return promise.finally(() => options.signal.removeEventListener('abort', abort));
}

function problemOf(text: string): ProblemError | null {
  try {
    return new ProblemError(problemIn(currentLanguage(), Problem.parse(JSON.parse(text))));
  } catch {
    return null;
  }
}
