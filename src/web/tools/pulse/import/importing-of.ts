import { type Importing, openImporting } from './importing.ts';
import { sendKuma } from './send-kuma.ts';

let last: { readonly userId: string; readonly importing: Importing } | undefined;

/** The import of this account in this browser, for nobody who signs in after it. */
export function importingOf(userId: string): Importing {
  if (last?.userId !== userId) {
    last?.importing.reset();
    last = { userId, importing: openImporting(sendKuma) };
  }
  return last.importing;
}
