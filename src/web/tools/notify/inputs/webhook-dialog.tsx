import type { Input, MappingPreset } from '#contracts/notify/inputs.ts';
import { wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { notifyText } from '../notify-text.ts';
import { useDoing } from '../use-doing.ts';
import { BodyToTry } from './body-to-try.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { ownPreset } from './mapping-draft.ts';
import { useMappingPreview } from './use-mapping-preview.ts';
import { saveWebhook, useWebhookDraft, type WebhookDraft } from './use-webhook-draft.ts';
import { inputPath } from './fill-to-enter.ts';
import { inputsText } from './inputs-text.ts';
import { SetUpSteps } from './set-up-steps.tsx';
import { webhookText } from './webhook-text.ts';

interface Props {
  /** The one to change; null: a new one. */
  input: Input | null;
  presets: readonly MappingPreset[];
  /** With the path of one that is new. */
  onSaved: (made: { input: Input; path: string } | null) => void;
  onClose: () => void;
}

export function WebhookDialog({ input, presets, onSaved, onClose }: Props) {
  const text = useText(webhookText);
  const words = useText(notifyText);
  const draft = useWebhookDraft(input, presets);
  const preview = useMappingPreview({ mapping: draft.settled, body: draft.body, name: draft.name });
  const language = useLanguage();
  const errorAt = (path: string) => {
    const found = preview?.problems.find((problem) => problem.path === path);
    return found && wordsIn(language, found.message, found.es);
  };
  const { busy, doing } = useDoing();
  const isReady = draft.name.trim() !== '' && draft.mapping.title.trim() !== '';
  const save = () => doing(async () => onSaved(await saveWebhook(input, draft)));
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={input?.name ?? text('newWebhook')}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={!isReady} onClick={() => void save()}>
            {input ? words('save') : text('create')}
          </Button>
        </>
      }
    >
      <div data-tool="notify" className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Product draft={draft} presets={presets} isNew={!input} />
          {!input && draft.preset && <Steps preset={draft.preset} />}
          <details open={input !== null || draft.presetId === ownPreset} className="flex flex-col">
            <summary className="min-h-8 py-1 font-medium pointer-coarse:min-h-10">{text('mapping')}</summary>
            <div className="mt-2 flex flex-col gap-3">
              {draft.preset && draft.reset && <Reset product={draft.preset.title} onReset={draft.reset} />}
              <MappingFields draft={draft.mapping} onChange={draft.change} errorAt={errorAt} />
            </div>
          </details>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <BodyToTry input={input} draft={draft} />
          <MappingPreview preview={preview} />
        </div>
      </div>
    </Dialog>
  );
}

/** The way back to what comes along, also after NEXUS has mended it. */
function Reset({ product, onReset }: { product: string; onReset: () => void }) {
  const text = useText(webhookText);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-muted">{text('resetHint')}</span>
      <Button size="sm" onClick={onReset}>
        {text('resetMapping', { product })}
      </Button>
    </div>
  );
}

/** What is to be done once there is an address. */
function Steps({ preset }: { preset: MappingPreset }) {
  const text = useText(inputsText);
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium">{text('setUpIn', { product: preset.title })}</h3>
      <SetUpSteps preset={preset} address={{ origin: location.origin, path: `${inputPath}…` }} />
    </section>
  );
}

function Product({
  draft,
  presets,
  isNew,
}: {
  draft: WebhookDraft;
  presets: Props['presets'];
  isNew: boolean;
}) {
  const text = useText(webhookText);
  return (
    <>
      {isNew && (
        <Select
          label={text('product')}
          help={text('productHelp')}
          value={draft.presetId}
          onChange={draft.choose}
          options={[
            ...presets.map(({ id, title }) => ({ value: id, label: title })),
            { value: ownPreset, label: text('own') },
          ]}
        />
      )}
      <TextField
        label={text('name')}
        help={text('nameHelp')}
        error={draft.name.trim() === '' ? text('nameMissing') : undefined}
        maxLength={100}
        value={draft.name}
        onChange={draft.setName}
      />
    </>
  );
}
