import { Link } from '@tanstack/react-router';
import type { Monitor } from '#contracts/pulse/monitor.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useLivePulse } from '../live.ts';
import { tagText } from '../monitors/list-search.ts';
import { pulseText } from '../pulse-text.ts';
import { useKinds, useKindTitle } from '../use-kinds.ts';
import { detailText } from './detail-text.ts';
import { settingFacts } from './setting-facts.ts';

/** How it is set up, to read. */
export function SettingsTab({ monitor }: { monitor: Monitor }) {
  const text = useText(detailText);
  const words = useText(pulseText);
  const language = useLanguage();
  const { data } = useKinds();
  const kindTitle = useKindTitle();
  const kind = data?.find(({ id }) => id === monitor.kind);
  return (
    <div className="flex flex-col p-4">
      <Section title={text('what')}>
        <Facts>
          <Fact label={words('kind')}>{kindTitle(monitor.kind)}</Fact>
          {settingFacts(kind, monitor.settings, language).map(({ key, title, value }) => (
            <Fact key={key} label={title}>
              {value ?? <span className="text-muted">{text('secretSet')}</span>}
            </Fact>
          ))}
          {monitor.conditions.length > 0 && (
            <Fact label={text('conditions')} mono>
              <span className="whitespace-pre-wrap">{monitor.conditions.join('\n')}</span>
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title={text('how')}>
        <Judging monitor={monitor} />
      </Section>
      <Section title={text('where')}>
        <Place monitor={monitor} />
      </Section>
    </div>
  );
}

function Judging({ monitor }: { monitor: Monitor }) {
  const text = useText(detailText);
  const format = useFormat();
  const { degradedAboveMs, resendEveryMs, isUpsideDown, severity } = monitor;
  return (
    <Facts>
      <Fact label={text('interval')}>{format.exactDuration(monitor.intervalMs)}</Fact>
      <Fact label={text('retry')}>{format.exactDuration(monitor.retryIntervalMs)}</Fact>
      <Fact label={text('timeout')}>{format.exactDuration(monitor.timeoutMs)}</Fact>
      <Fact label={text('confirmed')}>{text('failures', { count: monitor.failuresToConfirm })}</Fact>
      <Fact label={text('recovers')}>{text('successes', { count: monitor.successesToRecover })}</Fact>
      {degradedAboveMs !== null && (
        <Fact label={text('degradedAbove')}>{format.exactDuration(degradedAboveMs)}</Fact>
      )}
      {resendEveryMs !== null && <Fact label={text('resend')}>{format.exactDuration(resendEveryMs)}</Fact>}
      {isUpsideDown && <Fact label={text('upsideDown')}>{text('upsideDownIs')}</Fact>}
      <Fact label={text('severity')}>{text(severity)}</Fact>
    </Facts>
  );
}

function Place({ monitor }: { monitor: Monitor }) {
  const text = useText(detailText);
  const words = useText(pulseText);
  const format = useFormat();
  const all = useLivePulse().monitors;
  const parent = monitor.parentId === null ? undefined : all.get(monitor.parentId);
  const below = [...all.values()].filter(({ parentId }) => parentId === monitor.id);
  const { host, stack, container } = monitor.labels;
  const labels = [host, stack, container].filter((part) => part !== undefined);
  return (
    <Facts>
      {monitor.tags.length > 0 && <Fact label={words('tags')}>{monitor.tags.map(tagText).join(', ')}</Fact>}
      {labels.length > 0 && <Fact label={text('where')}>{labels.join(' / ')}</Fact>}
      {parent && (
        <Fact label={text('parent')}>
          <Link to={`/pulse/monitors/${parent.id}`}>{parent.name}</Link>
        </Fact>
      )}
      {below.length > 0 && (
        <Fact label={text('below')}>
          <span className="flex flex-wrap gap-x-3">
            {below.map(({ id, name }) => (
              <Link key={id} to={`/pulse/monitors/${id}`}>
                {name}
              </Link>
            ))}
          </span>
        </Fact>
      )}
      <Fact label={text('origin')}>{text(monitor.origin)}</Fact>
      <Fact label={text('created')}>
        {text('by', { time: format.exactTime(monitor.createdAtMs), name: monitor.createdBy })}
      </Fact>
      <Fact label={text('changed')}>
        {text('by', { time: format.exactTime(monitor.updatedAtMs), name: monitor.updatedBy })}
      </Fact>
    </Facts>
  );
}
