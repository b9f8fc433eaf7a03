import type { Route } from '#contracts/notify/routing-config.ts';
import { type Position, routesTo } from './edit-tree.ts';

/** What a route that says nothing has, from the part above that does. */
export interface Inheritable {
  readonly receiver: string;
  readonly groupBy: readonly string[];
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
}

/** What holds where no part of the tree says anything; as in Alertmanager. */
export const builtIn: Inheritable = {
  receiver: 'default',
  groupBy: [],
  groupWaitMs: 30_000,
  groupIntervalMs: 300_000,
  repeatIntervalMs: 14_400_000,
};

export type Inherited = {
  readonly [Field in keyof Inheritable]: {
    readonly value: Inheritable[Field];
    /** The part that says so; null: none does. */
    readonly from: Position | null;
  };
};

/** What holds at a position, and which part says so. */
export function inheritedAt(root: Route, position: Position): Inherited {
  const way = routesTo(root, position);
  const find = <Field extends keyof Inheritable>(field: Field) => {
    const at = way.findLastIndex((route) => route[field] !== undefined);
    const said: Partial<Inheritable> | undefined = way[at];
    return { value: said?.[field] ?? builtIn[field], from: at < 0 ? null : position.slice(0, at) };
  };
  return {
    receiver: find('receiver'),
    groupBy: find('groupBy'),
    groupWaitMs: find('groupWaitMs'),
    groupIntervalMs: find('groupIntervalMs'),
    repeatIntervalMs: find('repeatIntervalMs'),
  };
}

/** True where the part itself says so. */
export function isOwn(from: Position | null, position: Position): boolean {
  return from !== null && from.length === position.length;
}
