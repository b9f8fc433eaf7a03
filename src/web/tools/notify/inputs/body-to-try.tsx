import { useEffect, useState } from 'react';
import type { Input } from '#contracts/notify/inputs.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { Select } from '../../../ui/select.tsx';
import { useLastReport } from './input-queries.ts';
import { readableBody } from './mapping-draft.ts';
import type { WebhookDraft } from './use-webhook-draft.ts';
import { webhookText } from './webhook-text.ts';

/** The body that a mapping is tried with: the product's example, what came last, or one that is pasted. */
export function BodyToTry({ input, draft }: { input: Input | null; draft: WebhookDraft }) {
  const text = useText(webhookText);
  const { preset, setBody } = draft;
  const hasReceived = input !== null && input.lastSeenAtMs !== null;
  const [choice, setChoice] = useState<string>(hasReceived ? 'received' : preset ? 'example' : 'pasted');
  const received = useLastReport(input?.id, hasReceived).data?.body;
  useEffect(() => {
    if (choice === 'received' && received !== undefined) setBody(readableBody(received));
  }, [choice, received, setBody]);
  const choose = (next: string) => {
    setChoice(next);
    if (next === 'example' && preset) setBody(readableBody(preset.sample));
    if (next === 'pasted') setBody('');
  };
  const options = [
    ...(hasReceived ? [{ value: 'received', label: text('received') }] : []),
    ...(preset ? [{ value: 'example', label: text('example', { product: preset.title }) }] : []),
    { value: 'pasted', label: text('pasted') },
  ];
  const shown = options.some(({ value }) => value === choice) ? choice : 'pasted';
  return (
    <div className="flex flex-col gap-2">
      <Select label={text('body')} value={shown} onChange={choose} options={options} />
      <CodeView
        language="json"
        label={text('body')}
        height={200}
        text={draft.body}
        onChange={draft.setBody}
      />
    </div>
  );
}
