import type { Receiver } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FieldGroup } from './field-group.tsx';
import { formText } from './form-text.ts';
import { ItemDialog } from './item-dialog.tsx';
import { putReceiver } from './renamed.ts';
import type { PartProps } from './routing-part.ts';
import { type ItemForm, useItemForm } from './use-item-form.ts';

/** `index` behind the last receiver: a new one. */
export function ReceiverDialog(props: PartProps & { index: number; onClose: () => void }) {
  const text = useText(formText);
  const { editor, destinations, index, onClose } = props;
  const known = editor.config.receivers[index];
  const form = useItemForm<Receiver>({
    initial: known ?? { name: '', destinationIds: [], sendResolved: true },
    place: (receiver) => putReceiver(editor.config, index, receiver),
    path: `receivers.${index}`,
  });
  const isDefault = known?.name === 'default';
  return (
    <ItemDialog
      title={known?.name ?? text('newReceiver')}
      form={form}
      fields={['name']}
      onApply={editor.change}
      onClose={onClose}
    >
      <TextField
        label={text('name')}
        value={form.value.name}
        disabled={isDefault}
        error={form.errorAt('name')}
        onChange={(name) => form.change({ name })}
      />
      <Channels form={form} destinations={destinations} isDefault={isDefault} />
      <Checkbox
        label={text('sendResolved')}
        checked={form.value.sendResolved}
        onChange={(sendResolved) => form.change({ sendResolved })}
      />
    </ItemDialog>
  );
}

function Channels({
  form,
  destinations,
  isDefault,
}: Pick<PartProps, 'destinations'> & { form: ItemForm<Receiver>; isDefault: boolean }) {
  const text = useText(formText);
  const { destinationIds: chosen } = form.value;
  const gone = chosen.filter((id) => !destinations.some((one) => one.id === id));
  const offered = [...destinations, ...gone.map((id) => ({ id, name: text('gone') }))];
  const help = isDefault ? text('defaultHelp') : undefined;
  return (
    <FieldGroup label={text('channels')} {...(help !== undefined && { help })}>
      {offered.length === 0 && <p className="text-muted">{text('noChannels')}</p>}
      {offered.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(isOn) =>
            form.change({ destinationIds: isOn ? [...chosen, id] : chosen.filter((one) => one !== id) })
          }
        />
      ))}
    </FieldGroup>
  );
}
