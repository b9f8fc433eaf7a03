import type { Destination } from '#contracts/notify/destinations.ts';
import type { RoutingCheck } from './use-routing-check.ts';
import type { RoutingEditor } from './routing-draft.ts';

/** What every part of the page is handed. */
export interface PartProps {
  editor: RoutingEditor;
  check: RoutingCheck;
  destinations: readonly Destination[];
}
