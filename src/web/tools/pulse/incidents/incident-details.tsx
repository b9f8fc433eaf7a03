import { Link } from '@tanstack/react-router';
import type { IncidentDetail } from '#contracts/pulse/incidents.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { lengthSoFarMs } from '../length-so-far.ts';
import { ComparedChecks } from './compared-checks.tsx';
import { Differences } from './differences.tsx';
import { IncidentNotes } from './incident-notes.tsx';
import { incidentText } from './incident-text.ts';
import { incidentsText } from './incidents-text.ts';
import { Timeline } from './timeline.tsx';

export function IncidentDetails({ incident }: { incident: IncidentDetail }) {
  const text = useText(incidentText);
  return (
    <div className="flex flex-col gap-4">
      <Heading incident={incident} />
      <Cause incident={incident} />
      <div className="grid gap-x-8 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0">
          <Section title={text('differences')}>
            <Differences incident={incident} />
          </Section>
          <Section title={text('compare')}>
            <ComparedChecks incident={incident} />
          </Section>
        </div>
        <div className="min-w-0">
          <Affected incident={incident} />
          <Section title={text('timeline')}>
            <Timeline moments={incident.moments} />
            <IncidentNotes incident={incident} />
          </Section>
        </div>
      </div>
    </div>
  );
}

function Heading({ incident }: { incident: IncidentDetail }) {
  const text = useText(incidentText);
  const words = useText(incidentsText);
  const format = useFormat();
  const nowMs = useNow(1000);
  const { monitorId, monitorName, startedMs, endedMs, end } = incident;
  const lengthMs = lengthSoFarMs(startedMs, endedMs, nowMs);
  const named = { name: monitorName, span: format.duration(lengthMs) };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <h2 className="text-lg font-semibold wrap-anywhere" title={format.exactDuration(lengthMs)}>
        {text(end === null ? 'isDown' : 'wasDown', named)}
      </h2>
      <StateBadge
        state={end === null ? 'down' : end === 'recovered' ? 'up' : 'noted'}
        word={words(end ?? 'goesOn')}
      />
      <span className="text-muted tabular">
        {format.exactTime(startedMs)}
        {endedMs !== null && ` – ${format.exactTime(endedMs)}`}
      </span>
      {end !== 'removed' && (
        <Link to={`/pulse/monitors/${monitorId}`} className="text-sm">
          {text('openMonitor')}
        </Link>
      )}
    </div>
  );
}

function Cause({ incident }: { incident: IncidentDetail }) {
  const text = useText(incidentText);
  const language = useLanguage();
  const { reason, end, isParentDown } = incident;
  return (
    <section
      aria-label={text('cause')}
      className={cx(
        'flex flex-col gap-1 rounded-md border p-3',
        end === null ? 'border-down/40 bg-down/8' : 'border-line bg-elevated',
      )}
    >
      <p className="text-md">{reason.text[language]}</p>
      {reason.detail && <p className="font-mono text-sm text-muted wrap-anywhere">{reason.detail}</p>}
      {isParentDown && <p className="text-degraded">{text('parentDown')}</p>}
      {end === 'retracted' && <p className="text-muted">{text('retractedHint')}</p>}
      {end === 'removed' && <p className="text-muted">{text('removedHint')}</p>}
    </section>
  );
}

function Affected({ incident }: { incident: IncidentDetail }) {
  const text = useText(incidentText);
  const { monitors, host, stack, container } = incident.affected;
  const place = [host, stack, container].filter((part) => part !== null);
  if (monitors.length === 0 && place.length === 0) return null;
  return (
    <Section title={text('affected')}>
      <Facts>
        {place.length > 0 && (
          <Fact label={text('place')} mono>
            {place.join(' / ')}
          </Fact>
        )}
        {monitors.length > 0 && (
          <Fact label={text('monitorsBelow')}>
            <span className="flex flex-wrap gap-x-3">
              {monitors.map(({ id, name }) => (
                <Link key={id} to={`/pulse/monitors/${id}`}>
                  {name}
                </Link>
              ))}
            </span>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
