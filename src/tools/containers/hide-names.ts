import type { Caller } from '#contracts/access.ts';
import type { Host } from './host.ts';
import { maySee, resourceOf } from './require-permission.ts';

/** A sentence that names a container which the caller may not see gives way to `instead`. */
export function hideNames(
  host: Pick<Host, 'list'>,
  caller: Caller,
  instead: string,
): (sentence: string) => string {
  const hidden = host
    .list()
    .filter(({ summary }) => !maySee(caller, resourceOf(summary)))
    .map(({ summary }) => summary.name);
  return (sentence) => (hidden.some((name) => sentence.includes(name)) ? instead : sentence);
}
