import { useMemo, useState } from 'react';
import type { ConfiguredRegistry, RegistryDraft, RegistryKind } from '#contracts/watcher/registries.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SchemaForm } from '../../../ui/form/schema-form.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.ts';
import { watcherApi } from '../watcher-api.ts';
import { useWords } from '../use-words.ts';
import { withKeptSecrets } from './kept-secrets.ts';
import { registriesText } from './registries-text.ts';
import type { RegistryRow } from './registry-rows.ts';
import { TryRegistry } from './try-registry.tsx';
import { rereadRegistries } from './use-registries.ts';

type Settings = RegistryDraft['settings'];

interface Props {
  /** The one to change, which may have no settings yet; null: any. */
  row: RegistryRow | null;
  kinds: readonly RegistryKind[];
  onClose: () => void;
}

/** A login or an address, tried before it is saved. */
export function RegistryDialog({ row, kinds, onClose }: Props) {
  const text = useText(registriesText);
  const words = useWords();
  const configured = row?.configured ?? null;
  const [kindId, setKindId] = useState(() => configured?.kind ?? row?.state?.kind ?? kinds[0]?.id ?? '');
  const [settings, setSettings] = useState<Settings>(configured?.settings ?? {});
  const [image, setImage] = useState('');
  const kind = kinds.find(({ id }) => id === kindId);
  const saved = configured?.settings;
  const schema = useMemo(() => kind && withKeptSecrets(kind.settings, saved ?? {}), [kind, saved]);
  const save = async (given: Settings) => {
    await send(configured, { kind: kindId, settings: given });
    await rereadRegistries();
    showToast({ title: text('saved') });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={row ? text('editTitle', { name: row.domain }) : text('add')}
      description={kind && words(kind.help)}
    >
      <div data-tool="watcher" className="flex flex-col gap-4">
        {row?.state?.problem && (
          <Banner tone="warning" title={words(row.state.problem.words)}>
            {row.state.problem.detail}
          </Banner>
        )}
        {configured === null && (
          <Select
            label={text('kind')}
            value={kindId}
            onChange={setKindId}
            options={kinds.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        {kind && schema && (
          <SchemaForm<Settings>
            key={kind.id}
            schema={schema}
            value={saved}
            onChange={(value) => isSettings(value) && setSettings(value)}
            onSubmit={save}
            more={
              <TextField
                mono
                optional
                label={text('tryImage')}
                help={text('tryImageHelp')}
                value={image}
                onChange={setImage}
              />
            }
            footer={<TryRegistry id={configured?.id} draft={{ kind: kindId, settings }} image={image} />}
          />
        )}
      </div>
    </Dialog>
  );
}

async function send(configured: ConfiguredRegistry | null, body: RegistryDraft): Promise<void> {
  await (configured
    ? watcherApi.changeRegistry({ params: { id: configured.id }, body })
    : watcherApi.addRegistry({ body }));
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
