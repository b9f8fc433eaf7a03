import { useState } from 'react';
import type { Receiver } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ItemList } from './item-list.tsx';
import { partText } from './part-text.ts';
import { ReceiverDialog } from './receiver-dialog.tsx';
import type { PartProps } from './routing-part.ts';
import { channelsOf } from './use-routing-words.ts';

/** Names for where messages go. */
export function ReceiversPart(props: PartProps) {
  const text = useText(partText);
  const [open, setOpen] = useState<number | null>(null);
  const { editor, destinations } = props;
  const words = ({ name, destinationIds, sendResolved }: Receiver) => {
    const channels = channelsOf(name, editor.config, destinations);
    const names = channels.join(', ') || text('nobody');
    const who = name === 'default' && destinationIds.length === 0 ? text('allMarked', { names }) : names;
    return { name, detail: sendResolved ? who : `${who} · ${text('withoutEnd')}` };
  };
  return (
    <>
      <ItemList
        {...props}
        field="receivers"
        title={text('receivers')}
        help={text('receiversHelp')}
        addLabel={text('addReceiver')}
        words={words}
        onOpen={setOpen}
      />
      {open !== null && <ReceiverDialog {...props} index={open} onClose={() => setOpen(null)} />}
    </>
  );
}
