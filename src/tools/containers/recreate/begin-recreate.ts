import type { Caller } from '#contracts/access.ts';
import { unavailable } from '#kernel/errors.ts';
import type { Host } from '../host.ts';
import type { BegunOperation } from '../operations.ts';
import type { SubjectOptions } from '../subject.ts';
import type { ContainerBody } from './container-body.ts';
import type { Gate } from './draft.ts';
import type { ImageChoice } from './recreation.ts';

export interface RecreateRequest {
  readonly caller: Caller;
  /** How the operation is called: `recreate`, `update`, `edit`, `revert`. */
  readonly kind: string;
  /** For the history; may be empty. */
  readonly reason: string;
  /** Default: the same image where the body names the same reference as now, otherwise `present`. */
  readonly image?: ImageChoice;
  readonly gate?: Partial<Gate>;
}

/**
 * Replaces the container `id` by one made from `body`, and whatever depends on it along with it. Resolves when the intent is
 * on disk. The caller's permission for the container and for each of `host.recreation.dependents(id)` is checked before this.
 */
export async function beginRecreate(
  _options: SubjectOptions,
  _host: Host,
  _id: string,
  _body: ContainerBody,
  _request: RecreateRequest,
): Promise<BegunOperation> {
  return await Promise.reject(unavailable('Recreating is not ready yet.'));
}
