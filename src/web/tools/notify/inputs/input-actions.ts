import type { Input } from '#contracts/notify/inputs.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { notifyApi } from '../live.ts';
import { refreshInputs } from './input-queries.ts';
import type { InputRow } from './input-rows.ts';
import type { inputsText } from './inputs-text.ts';

type Text = Translate<typeof inputsText>;

export async function enableInput({ id, name, settings }: Input, isEnabled: boolean): Promise<void> {
  await notifyApi.changeInput({ params: { id }, body: { name, settings, isEnabled } });
  await refreshInputs();
}

export function askDisableInput(input: Input, text: Text): Promise<boolean> {
  const isWebhook = input.settings.kind === 'webhook';
  return askConfirm(
    {
      title: text('disableTitle', { name: input.name }),
      action: text('disableAction'),
      loses: [text(isWebhook ? 'disableWebhookLoses' : 'disableHeartbeatLoses')],
      wayBack: text('disableBack'),
    },
    () => enableInput(input, false),
  );
}

/** @returns the new path, which is told this once; null where the person did not agree. */
export async function askRenewInput({ id, name }: Input, text: Text): Promise<string | null> {
  let path: string | null = null;
  await askConfirm(
    {
      title: text('renewTitle', { name }),
      action: text('renewAction'),
      stops: [text('renewStops')],
      wayBack: text('renewBack'),
      danger: true,
    },
    async () => {
      path = (await notifyApi.renewInput({ params: { id } })).path;
      await refreshInputs();
    },
  );
  return path;
}

export function askRemoveInput(
  { id, name }: Input,
  alerts: InputRow['alerts'],
  text: Text,
): Promise<boolean> {
  return askConfirm(
    {
      title: text('removeTitle', { name }),
      action: text('removeAction'),
      loses: [
        text('removeLosesAddress'),
        ...(alerts > 0 ? [text('removeLosesAlerts', { count: alerts })] : []),
      ],
      wayBack: text('removeKeeps'),
      danger: true,
    },
    async () => {
      await notifyApi.removeInput({ params: { id } });
      await refreshInputs();
    },
  );
}
