import type { watchEndpoints } from '#contracts/pulse/watch.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Watching } from './open-watching.ts';

export function watchHandlers(watching: Pick<Watching, 'report'>): HandlersFor<typeof watchEndpoints> {
  return { watchReport: () => ({ here: watching.report() }) };
}
