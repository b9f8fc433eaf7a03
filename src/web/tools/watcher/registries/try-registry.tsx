import { useState } from 'react';
import type { RegistryDraft } from '#contracts/watcher/registries.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { watcherApi } from '../watcher-api.ts';
import { useDoing } from '../use-doing.ts';
import { useWords } from '../use-words.ts';
import { registriesText } from './registries-text.ts';

interface Props {
  id: string | undefined;
  draft: RegistryDraft;
  /** Empty: of the server's choice. */
  image: string;
}

/** Asks the registry with what is in the form now, and shows what it said. */
export function TryRegistry({ id, draft, image }: Props) {
  const text = useText(registriesText);
  const words = useWords();
  const format = useFormat();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { busy, doing } = useDoing();
  const ask = () =>
    doing(async () => {
      setOutcome(null);
      const named = image.trim() === '' ? {} : { image: image.trim() };
      setOutcome(
        await watcherApi.tryRegistry({ body: { ...draft, ...(id !== undefined && { id }), ...named } }),
      );
    });
  return (
    <>
      <Button busy={busy} onClick={() => void ask()}>
        {text('try')}
      </Button>
      {outcome && (
        <div aria-live="polite" className="basis-full">
          <Banner
            tone={outcome.isWorking ? 'info' : 'danger'}
            title={
              outcome.isWorking
                ? text('works', { span: format.duration(outcome.durationMs) })
                : text('worksNot')
            }
          >
            {words(outcome.words)}
          </Banner>
        </div>
      )}
    </>
  );
}

type Outcome = Awaited<ReturnType<typeof watcherApi.tryRegistry>>;
