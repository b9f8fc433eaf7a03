import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { showToast } from '../../../ui/toast.ts';
import type { RoutingEditor } from './routing-draft.ts';
import { routingText } from './routing-text.ts';

/** Takes something out of the draft; one press brings it back. */
export function useRemoval({ config, change }: RoutingEditor): (without: RoutingConfig) => void {
  const text = useText(routingText);
  return (without) => {
    change(without);
    showToast({ title: text('removed'), undo: () => change(config) });
  };
}
