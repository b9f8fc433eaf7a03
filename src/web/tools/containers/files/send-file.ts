import { Problem } from '#contracts/access.ts';
import { ProblemError } from '#contracts/http-transport.ts';

/** A cancelled or cut upload; the server has changed nothing. */
export class UploadEnded extends Error {
  readonly wasCancelled: boolean;

  constructor(wasCancelled: boolean) {
    super(wasCancelled ? 'cancelled' : 'connection lost');
    this.name = 'UploadEnded';
    this.wasCancelled = wasCancelled;
  }
}

/** Sends a file as it is. Only XMLHttpRequest tells a browser how far it is. Rejects with ProblemError or UploadEnded. */
export function sendFile(
  url: string,
  file: Blob,
  options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = new XMLHttpRequest();
  const abort = () => request.abort();
  request.open('PUT', url);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    options.onProgress(total ? loaded / total : 0),
  );
  request.addEventListener('load', () => {
    if (request.status >= 200 && request.status < 300) resolve();
    else reject(problemIn(request.responseText) ?? new UploadEnded(false));
  });
  request.addEventListener('error', () => reject(new UploadEnded(false)));
  request.addEventListener('abort', () => reject(new UploadEnded(true)));
  options.signal.addEventListener('abort', abort, { once: true });
  request.send(file);
  return promise.finally(() => options.signal.removeEventListener('abort', abort));
}

function problemIn(text: string): ProblemError | null {
  try {
    return new ProblemError(Problem.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}
