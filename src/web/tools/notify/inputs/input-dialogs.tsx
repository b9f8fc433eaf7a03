import { AddressDialog } from './address-dialog.tsx';
import { HeartbeatDialog } from './heartbeat-dialog.tsx';
import { usePresets } from './input-queries.ts';
import type { Opening } from './opening.ts';
import { WebhookDialog } from './webhook-dialog.tsx';

interface Props {
  opening: Opening;
  onOpen: (opening: Opening | null) => void;
}

/** The form that is open; one that makes an address is followed by the address. */
export function InputDialogs({ opening, onOpen }: Props) {
  const presets = usePresets().data;
  const close = () => onOpen(null);
  if (opening.what === 'address')
    return (
      <AddressDialog input={opening.input} path={opening.path} presets={presets ?? []} onClose={close} />
    );
  const key = opening.input?.id ?? 'new';
  const form = {
    input: opening.input,
    onClose: close,
    onSaved: (made: Omit<Extract<Opening, { what: 'address' }>, 'what'> | null) =>
      onOpen(made && { what: 'address', ...made }),
  };
  if (opening.what === 'heartbeat') return <HeartbeatDialog key={key} {...form} />;
  return presets && <WebhookDialog key={key} {...form} presets={presets} />;
}
