import type { IncidentDetail } from '#contracts/pulse/incidents.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { milliseconds } from '../milliseconds.ts';
import { Addresses } from '../report/addresses.tsx';
import { EvidenceList } from '../report/evidence-list.tsx';
import { timingSteps } from '../report/timing-steps.ts';
import { Timings } from '../report/timings.tsx';
import { incidentText } from './incident-text.ts';

type Check = IncidentDetail['firstBad'];

/** Side by side and on the same scale. */
export function ComparedChecks({ incident: { lastGood, firstBad } }: { incident: IncidentDetail }) {
  const checks = lastGood ? [lastGood, firstBad] : [firstBad];
  const scaleMs = Math.max(...checks.map(lengthOf));
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {checks.map((check) => (
        <OneCheck key={check.atMs} check={check} scaleMs={scaleMs} />
      ))}
    </div>
  );
}

function lengthOf({ timings }: Check): number {
  const last = timingSteps(timings).at(-1);
  return last ? last.fromMs + last.lengthMs : 0;
}

function OneCheck({ check, scaleMs }: { check: Check; scaleMs: number }) {
  const text = useText(incidentText);
  const format = useFormat();
  const { ok, atMs, latencyMs, timings, addresses, address, evidence } = check;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div>
        <StateBadge state={ok ? 'up' : 'down'} word={text(ok ? 'lastGood' : 'firstBad')} />
        <p className="text-sm text-muted tabular">{format.exactTime(atMs)}</p>
      </div>
      {Object.keys(timings).length > 0 && <Timings timings={timings} scaleMs={scaleMs} />}
      <Facts>
        <Fact label={text('answered')}>
          {latencyMs === null ? text('noAnswer') : milliseconds(latencyMs, format)}
        </Fact>
        {addresses.length > 0 && (
          <Fact label={text('address')}>
            <Addresses addresses={addresses} used={address} />
          </Fact>
        )}
      </Facts>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
    </div>
  );
}
