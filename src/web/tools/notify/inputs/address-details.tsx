import { useState } from 'react';
import { wordsIn } from '#contracts/notify/in-language.ts';
import type { Input, MappingPreset } from '#contracts/notify/inputs.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { notifyText } from '../notify-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { addressOf, inputPath } from './fill-to-enter.ts';
import { useLastReport } from './input-queries.ts';
import type { InputRow } from './input-rows.ts';
import { inputsText } from './inputs-text.ts';
import { readableBody } from './mapping-draft.ts';
import { SetUpSteps } from './set-up-steps.tsx';
import { useInputWords } from './use-input-words.ts';
import { useNow } from '../../../ui/format/use-now.ts';

interface Props {
  row: InputRow;
  input: Input;
  presets: readonly MappingPreset[];
}

/** A webhook or a heartbeat: how it does, and how it is reached. */
export function AddressDetails({ row, input, presets }: Props) {
  const text = useText(inputsText);
  const language = useLanguage();
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  const { settings } = input;
  const address = { origin: location.origin, path: `${inputPath}…${input.tokenHint}` };
  const preset = settings.kind === 'webhook' && presets.find(({ id }) => id === settings.preset);
  return (
    <>
      {row.state === 'refused' && (
        <Banner tone="warning" title={text('problem')}>
          {wordsIn(language, input.lastProblem, input.lastProblemEs)}
        </Banner>
      )}
      <Section title={text('now')}>
        <NowFacts row={row} input={input} />
      </Section>
      <Section title={text('address')}>
        <p className="font-mono text-sm wrap-anywhere">{addressOf(address)}</p>
        {mayConfigure && <p className="text-muted">{text('addressHidden')}</p>}
      </Section>
      {preset && (
        <Section title={text('setUpIn', { product: preset.title })}>
          <SetUpSteps preset={preset} address={address} />
        </Section>
      )}
      {mayConfigure && input.lastSeenAtMs !== null && <LastBody id={input.id} />}
    </>
  );
}

function NowFacts({ row, input }: Omit<Props, 'presets'>) {
  const text = useText(inputsText);
  const words = useText(notifyText);
  const format = useFormat();
  const { saysOf } = useInputWords();
  const nowMs = useNow();
  const { settings, lastSeenAtMs } = input;
  return (
    <Facts>
      <Fact label={text('lastReport')}>
        {lastSeenAtMs === null ? text('waitsForFirst') : <RelativeTime atMs={lastSeenAtMs} />}
      </Fact>
      {settings.kind === 'heartbeat' && (
        <>
          <Fact label={text('every')}>
            {text('everyAndGrace', {
              every: format.exactDuration(settings.rule.everyMs),
              grace: format.exactDuration(settings.rule.graceMs),
            })}
            {input.isEnabled && <span className="block text-muted">{saysOf(row, nowMs)}</span>}
          </Fact>
          <Fact label={text('severityWhenLate')}>{words(settings.rule.severity)}</Fact>
        </>
      )}
      <Fact label={text('alertsNow')}>
        {row.alerts === 0 ? (
          row.alerts
        ) : (
          <a href="/notify" className="text-accent-ink underline underline-offset-4">
            {text('alertsOfIt', { count: row.alerts })}
          </a>
        )}
      </Fact>
      <Fact label={text('createdBy')}>
        {input.createdBy} · <RelativeTime atMs={input.createdAtMs} />
      </Fact>
    </Facts>
  );
}

/** Asked for on demand: a body may hold what not everybody should look at. */
function LastBody({ id }: { id: string }) {
  const text = useText(inputsText);
  const [isWanted, setWanted] = useState(false);
  const { data, isFetching } = useLastReport(id, isWanted);
  return (
    <Section title={text('lastBody')}>
      {data ? (
        data.body === '' ? (
          <p className="text-muted">{text('noBody')}</p>
        ) : (
          <CodeView language="json" label={text('lastBody')} text={readableBody(data.body)} />
        )
      ) : (
        <div>
          <Button size="sm" busy={isFetching} onClick={() => setWanted(true)}>
            {text('showBody')}
          </Button>
        </div>
      )}
    </Section>
  );
}
