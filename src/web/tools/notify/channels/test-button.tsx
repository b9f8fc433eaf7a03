import { useState } from 'react';
import type { DestinationDraft, TestOutcome } from '#contracts/notify/destinations.ts';
import { wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { notifyApi } from '../live.ts';
import { useDoing } from '../use-doing.ts';
import { channelsText } from './channels-text.ts';

/** Sends a message with what is in the form now, and shows what the receiver said. */
export function TestButton({ id, draft }: { id: string | undefined; draft: DestinationDraft }) {
  const text = useText(channelsText);
  const language = useLanguage();
  const [outcome, setOutcome] = useState<TestOutcome | null>(null);
  const { busy, doing } = useDoing();
  const test = () =>
    doing(async () => {
      setOutcome(null);
      const named = { ...draft, name: draft.name.trim() || draft.kind };
      setOutcome(await notifyApi.testDestination({ body: { ...(id && { id }), draft: named } }));
    });
  return (
    <>
      <Button busy={busy} onClick={() => void test()}>
        {text('test')}
      </Button>
      {outcome && (
        <div aria-live="polite" className="basis-full">
          <Banner
            tone={outcome.isDelivered ? 'info' : 'danger'}
            title={text(outcome.isDelivered ? 'delivered' : 'notDelivered')}
          >
            {wordsIn(language, outcome.text, outcome.textEs)}
          </Banner>
        </div>
      )}
    </>
  );
}
