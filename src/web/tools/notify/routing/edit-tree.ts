import type { Route } from '#contracts/notify/routing-config.ts';

/** From the root: [] is the root, [0, 2] the third child of its first. */
export type Position = readonly number[];

/** Where a problem of the route at that position has its place: `route.routes.0.routes.2`. */
export function pathOf(position: Position): string {
  return ['route', ...position.map((index) => `routes.${index}`)].join('.');
}

export function routeAt(root: Route, position: Position): Route | undefined {
  return position.reduce<Route | undefined>((route, index) => route?.routes[index], root);
}

/** The routes on the way to a position, the root first, the one there last. */
export function routesTo(root: Route, position: Position): readonly Route[] {
  return [[], ...position.map((_, index) => position.slice(0, index + 1))].flatMap(
    (each) => routeAt(root, each) ?? [],
  );
}

export function changeRoute(root: Route, position: Position, change: (route: Route) => Route): Route {
  const [index, ...below] = position;
  if (index === undefined) return change(root);
  return {
    ...root,
    routes: root.routes.map((child, at) => (at === index ? changeRoute(child, below, change) : child)),
  };
}

export function insertRoute(root: Route, position: Position, route: Route): Route {
  const index = position.at(-1) ?? 0;
  return changeRoute(root, position.slice(0, -1), (parent) => ({
    ...parent,
    routes: parent.routes.toSpliced(index, 0, route),
  }));
}

export function removeRoute(root: Route, position: Position): Route {
  const index = position.at(-1);
  if (index === undefined) return root;
  return changeRoute(root, position.slice(0, -1), (parent) => ({
    ...parent,
    routes: parent.routes.toSpliced(index, 1),
  }));
}

/** `in`: becomes the last part of the one before it. `out`: comes right after the one that it was part of. */
export type Step = 'up' | 'down' | 'in' | 'out';

/** Where a step leads; null where there is no way. */
export function destinationOf(root: Route, position: Position, step: Step): Position | null {
  const index = position.at(-1);
  if (index === undefined) return null;
  const above = position.slice(0, -1);
  const siblings = routeAt(root, above)?.routes.length ?? 0;
  switch (step) {
    case 'up':
      return index > 0 ? [...above, index - 1] : null;
    case 'down':
      return index + 1 < siblings ? [...above, index + 1] : null;
    case 'in':
      return index > 0
        ? [...above, index - 1, routeAt(root, [...above, index - 1])?.routes.length ?? 0]
        : null;
    case 'out':
      return above.length > 0 ? [...above.slice(0, -1), (above.at(-1) ?? 0) + 1] : null;
  }
}

export function moveRoute(root: Route, position: Position, step: Step): Route {
  const to = destinationOf(root, position, step);
  const route = routeAt(root, position);
  return to && route ? insertRoute(removeRoute(root, position), to, route) : root;
}

/** A route that is changed, or a place where one is to be. */
export interface OpenRoute {
  readonly position: Position;
  readonly isNew: boolean;
}

export function putRoute(root: Route, { position, isNew }: OpenRoute, route: Route): Route {
  return isNew ? insertRoute(root, position, route) : changeRoute(root, position, () => route);
}

/** What every part of the tree says, changed alike: for what was given another name. */
export function changeAllRoutes(root: Route, change: (route: Route) => Route): Route {
  const changed = change(root);
  return { ...changed, routes: changed.routes.map((child) => changeAllRoutes(child, change)) };
}
