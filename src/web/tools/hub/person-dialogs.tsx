import { hub } from '#contracts/hub.ts';
import type { User } from '#contracts/hub/user.ts';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SchemaForm } from '../../ui/form/schema-form.tsx';
import { hubText } from './hub-text.ts';

const NewPerson = hub.endpoints.createUser.body.omit({ grants: true });
const Password = hub.endpoints.createUser.body.pick({ password: true });

export function AddPerson({
  onAdded,
  onClose,
}: {
  onAdded: (user: User) => Promise<void>;
  onClose: () => void;
}) {
  const text = useText(hubText);
  return (
    <Dialog open onClose={onClose} title={text('addPerson')}>
      <SchemaForm
        schema={NewPerson}
        submitLabel={text('addPerson')}
        onSubmit={async (body) => onAdded(await hubApi.createUser({ body }))}
      />
    </Dialog>
  );
}

export function SetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const text = useText(hubText);
  return (
    <Dialog open onClose={onClose} title={`${text('setPassword')}: ${user.name}`}>
      <SchemaForm
        schema={Password}
        submitLabel={text('setPassword')}
        onSubmit={async (body) => {
          await hubApi.updateUser({ params: { id: user.id }, body });
          onClose();
        }}
      />
    </Dialog>
  );
}
