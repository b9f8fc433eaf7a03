import type { SecuritySettings } from '#contracts/security/feeds.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Select } from '../../../ui/select.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { ranksText } from '../ranks/ranks-text.ts';
import { securityText } from '../security-text.ts';
import { useDoing } from '../use-doing.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { saveSettings, useSettings } from './feed-queries.ts';
import { sourcesText } from './sources-text.ts';

const alertRanks = ['now', 'soon', 'plan'] as const;

/** What NEXUS does without being asked. Each choice takes effect at once. */
export function SettingsPart() {
  const text = useText(sourcesText);
  const words = useText(securityText);
  const query = useSettings();
  return (
    <section className="flex flex-col gap-4 rounded-lg border border-line-soft bg-surface p-4">
      <h2 className="text-md font-semibold">{text('settings')}</h2>
      {query.data ? (
        <Choices settings={query.data} />
      ) : query.error ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(query.error, words('couldNotRead'))}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Loading rows={3} />
      )}
    </section>
  );
}

function Choices({ settings }: { settings: SecuritySettings }) {
  const text = useText(sourcesText);
  const ranks = useText(ranksText);
  const mayConfigure = useMaySecurity()('security:configure', 'everywhere');
  const { busy, doing } = useDoing();
  const save = (change: Partial<SecuritySettings>) => void doing(() => saveSettings(settings, change));
  const disabled = !mayConfigure || busy;
  return (
    <>
      <Switch
        label={text('readImages')}
        help={text('readImagesHelp')}
        checked={settings.isReadingOn}
        disabled={disabled}
        onChange={(isReadingOn) => save({ isReadingOn })}
      />
      <Switch
        label={text('fetchAdvisories')}
        help={text('fetchAdvisoriesHelp')}
        checked={settings.isFetchingOn}
        disabled={disabled}
        onChange={(isFetchingOn) => save({ isFetchingOn })}
      />
      <Select<SecuritySettings['alertFrom']>
        className="max-w-64"
        label={text('alertFrom')}
        help={text('alertFromHelp')}
        value={settings.alertFrom}
        disabled={disabled}
        onChange={(alertFrom) => save({ alertFrom })}
        options={alertRanks.map((value) => ({
          value,
          label: ranks(value),
          hint: ranks(`${value}Means`),
        }))}
      />
    </>
  );
}
