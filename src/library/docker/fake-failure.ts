import type { ServerResponse } from 'node:http';

/**
 * `status` answers with it; `hang` accepts and never answers; `truncate` begins a chunked answer and cuts it;
 * `cut` closes without a word.
 */
export type FakeFailure =
  | {
      readonly is: 'status';
      readonly status: number;
      readonly message: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly is: 'hang' }
  | { readonly is: 'truncate' }
  | { readonly is: 'cut' };

export function serveFailure(failure: FakeFailure, response: ServerResponse): void {
  switch (failure.is) {
    case 'status':
      response.writeHead(failure.status, { 'Content-Type': 'application/json', ...failure.headers });
      response.end(JSON.stringify({ message: failure.message }));
      return;
    case 'truncate':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('[{"Id":"', () => response.destroy());
      return;
    case 'cut':
      response.destroy();
      return;
    case 'hang':
  }
}
