import type { DecidedBy, EffectivePolicy } from '#contracts/watcher/policy.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { settingText } from '../rules/setting-text.ts';
import { settingFields, useSettingWords } from '../rules/use-setting-words.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { useWords } from '../use-words.ts';
import { detailText } from './detail-text.ts';

/** What holds for one container, and who said so. */
export function RulesTab({ policy }: { policy: EffectivePolicy }) {
  const text = useText(detailText);
  const words = useText(settingText);
  const spell = useSettingWords();
  const maySeeRules = useMayWatcher()('watcher:read', 'everywhere');
  return (
    <div className="flex flex-col gap-4 p-4">
      <Problems policy={policy} />
      <p className="text-muted">{text('rulesIntro')}</p>
      <dl className="flex flex-col divide-y divide-line-soft">
        {settingFields.map((field) => (
          <div
            key={field}
            className="grid items-baseline gap-x-4 gap-y-0.5 py-1.5 sm:grid-cols-[12rem_1fr_auto]"
          >
            <dt className="text-muted">{words(field)}</dt>
            <dd className="min-w-0 wrap-anywhere">{spell(policy, field)}</dd>
            <dd className="min-w-0 text-sm">
              <Decider decided={policy.decidedBy[field]} />
            </dd>
          </div>
        ))}
      </dl>
      {maySeeRules && (
        <PageLink to="/watcher/rules" className="w-fit">
          {text('changeRules')}
        </PageLink>
      )}
    </div>
  );
}

function Decider({ decided }: { decided: DecidedBy | undefined }) {
  const text = useText(detailText);
  if (!decided || decided.by === 'default') return <span className="text-faint">{text('byDefault')}</span>;
  if (decided.by === 'rule') return <span>{text('byRule', { name: decided.name })}</span>;
  const label = decided.value === null ? decided.name : `${decided.name}=${decided.value}`;
  return <span className="font-mono wrap-anywhere">{text('byLabel', { name: label })}</span>;
}

function Problems({ policy: { problems } }: { policy: EffectivePolicy }) {
  const text = useText(detailText);
  const words = useWords();
  if (problems.length === 0) return null;
  return (
    <Banner tone="warning" title={text('problems', { count: problems.length })}>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.map(({ label, words: said }) => (
          <li key={`${label} ${said.en}`} className="wrap-anywhere">
            <span className="font-mono text-sm text-ink">{label}</span> {words(said)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
