import type { Input, MappingPreset } from '#contracts/notify/inputs.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Section } from '../../../ui/facts.tsx';
import { cronSchedule } from './cron-schedule.ts';
import { addressOf, type InputAddress } from './fill-to-enter.ts';
import { inputsText } from './inputs-text.ts';
import { SetUpSteps } from './set-up-steps.tsx';
import { Snippet } from './snippet.tsx';

interface Props {
  input: Input;
  /** With the token in it: it is shown this once. */
  path: string;
  presets: readonly MappingPreset[];
  onClose: () => void;
}

/** The address of an input, and what to do with it. */
export function AddressDialog({ input, path, presets, onClose }: Props) {
  const text = useText(inputsText);
  const { settings } = input;
  const address = { origin: location.origin, path };
  const preset = settings.kind === 'webhook' && presets.find(({ id }) => id === settings.preset);
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={text('made', { name: input.name })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {text('done')}
        </Button>
      }
    >
      <div data-tool="notify" className="flex flex-col">
        <Section title={text('address')}>
          <p>{text('once')}</p>
          <CommandLine command={addressOf(address)} label={text('address')} />
          <p className="text-muted">{text('otherName')}</p>
        </Section>
        {preset && (
          <Section title={text('setUpIn', { product: preset.title })}>
            <SetUpSteps preset={preset} address={address} />
          </Section>
        )}
        {settings.kind === 'webhook' ? (
          <Section title={text('tryIt')}>
            <Snippet
              text={tryLine(address, preset ? preset.sample : '{"title":"Test"}')}
              label={text('tryIt')}
            />
          </Section>
        ) : (
          <HeartbeatLines address={address} everyMs={settings.rule.everyMs} />
        )}
      </div>
    </Dialog>
  );
}

function HeartbeatLines({ address, everyMs }: { address: InputAddress; everyMs: number }) {
  const text = useText(inputsText);
  const job = `${cronSchedule(everyMs)} /path/to/job`;
  const curl = 'curl -fsS -m 10 --retry 3 -o /dev/null';
  const to = addressOf(address);
  return (
    <>
      <Section title={text('inCron')}>
        <Snippet text={`${job} && ${curl} ${to}`} label={text('inCron')} />
      </Section>
      <Section title={text('orFailed')}>
        <Snippet text={`${job} && ${curl} ${to} || ${curl} '${to}?status=fail'`} label={text('orFailed')} />
      </Section>
    </>
  );
}

function tryLine(address: InputAddress, sample: string): string {
  const quoted = sample.replaceAll("'", String.raw`'\''`);
  return `curl -fsS -H 'Content-Type: application/json' \\\n  -d '${quoted}' \\\n  ${addressOf(address)}`;
}
