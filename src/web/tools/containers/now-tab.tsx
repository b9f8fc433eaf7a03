import type { ContainerDetails } from '#contracts/containers/container.ts';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ShortId } from '../../ui/short-id.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { stateSinceMs } from './container-state.ts';
import { detailText } from './detail-text.ts';
import { Fact, Facts, Section } from '../../ui/facts.tsx';
import { useLive } from './live.ts';
import { Relations } from './relations.tsx';

export function NowTab({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const failed = details.state === 'exited' && details.exitCode !== 0 && details.exitCode !== null;
  return (
    <div className="flex flex-col p-4">
      {details.oomKilled && <Banner tone="danger" title={text('outOfMemory')} />}
      {details.engineError && (
        <Banner tone="warning" title={text('engineSays')}>
          <span className="font-mono text-sm">{details.engineError}</span>
        </Banner>
      )}
      <Figures details={details} />
      <Section title={text('state')}>
        <Facts>
          <Fact label={text('since')}>
            <RelativeTime atMs={stateSinceMs(details)} />
          </Fact>
          {failed && <Fact label={text('exitCode')}>{details.exitCode}</Fact>}
          {details.restartCount > 0 && <Fact label={text('restarts')}>{details.restartCount}</Fact>}
          <Fact label={text('created')}>
            <RelativeTime atMs={details.createdAtMs} />
          </Fact>
          <Fact label={text('id')}>
            <ShortId id={details.id} label={text('id')} />
          </Fact>
          {details.stack && (
            <Fact label={text('stack')} mono>
              {details.stack.name} › {details.stack.service}
              {details.stack.configFiles.map((file) => (
                <span key={file} className="block text-muted">
                  {file}
                </span>
              ))}
            </Fact>
          )}
        </Facts>
      </Section>
      <HealthSection details={details} />
      <Connections details={details} />
    </div>
  );
}

function Figures({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const format = useFormat();
  const trail = useLive().trails.get(details.id);
  if (details.state !== 'running') return <p className="py-2 text-muted">{text('notRunning')}</p>;
  const last = trail?.last;
  const memory = last?.memoryBytes ?? null;
  const limit = last?.memoryLimitBytes ?? null;
  return (
    <div className="grid grid-cols-2 gap-3 py-2">
      <Figure
        label={text('cpuNow')}
        value={last?.cpuPercent == null ? null : format.percent(last.cpuPercent)}
        values={trail?.cpuPercents ?? []}
        max={100}
      />
      <Figure
        label={text('memoryNow')}
        value={
          memory === null
            ? null
            : limit === null
              ? format.bytes(memory)
              : text('ofLimit', { used: format.bytes(memory), limit: format.bytes(limit) })
        }
        values={trail?.memoryBytes ?? []}
      />
    </div>
  );
}

function Figure(props: {
  label: string;
  value: string | null;
  values: readonly (number | null)[];
  max?: number;
}) {
  const text = useText(detailText);
  const missing = props.values.length > 0 ? text('noFigures') : ' ';
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-md border border-line-soft p-3">
      <span className="text-sm text-muted">{props.label}</span>
      {props.value === null ? (
        <span className="text-muted">{missing}</span>
      ) : (
        <span className="tabular text-lg font-medium">{props.value}</span>
      )}
      <Sparkline values={props.values} label={props.label} max={props.max} width={280} height={40} />
    </div>
  );
}

function HealthSection({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const check = details.healthCheck;
  if (!check) return null;
  return (
    <Section title={text('health')}>
      <p className="font-mono text-sm wrap-anywhere">{check.command.join(' ')}</p>
      <ul className="flex flex-col gap-2" aria-label={text('healthLast')}>
        {check.log.toReversed().map((entry) => (
          <li key={entry.startedAtMs} className="flex flex-col gap-0.5 rounded-md bg-base px-3 py-2">
            <span className="flex justify-between text-sm">
              <span className={entry.exitCode === 0 ? 'text-up' : 'text-degraded'}>
                {text('healthExit', { code: entry.exitCode })}
              </span>
              <RelativeTime atMs={entry.startedAtMs} />
            </span>
            {entry.output && (
              <code className="font-mono text-sm wrap-anywhere whitespace-pre-wrap text-muted">
                {entry.output}
              </code>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Connections({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  return (
    <>
      <Section title={text('ports')}>
        <ul className="flex flex-col gap-1 font-mono text-sm">
          {details.ports.length === 0 && <li className="text-muted">{text('none')}</li>}
          {details.ports.map((port) => (
            <li key={`${port.hostIp}${port.hostPort}${port.containerPort}${port.protocol}`}>
              {port.hostPort === null ? text('exposedOnly') : `${port.hostIp ?? ''}:${port.hostPort}`} →{' '}
              {port.containerPort}/{port.protocol}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text('networks')}>
        <ul className="flex flex-col gap-1 font-mono text-sm wrap-anywhere">
          {details.attachments.map((attachment) => (
            <li key={attachment.network}>
              {attachment.network}{' '}
              <span className="text-muted">
                {[attachment.ipv4, attachment.ipv6, ...attachment.aliases].filter(Boolean).join(' ')}
              </span>
            </li>
          ))}
          {details.attachments.length === 0 && (
            <li className="text-muted">{details.networkMode || text('none')}</li>
          )}
        </ul>
      </Section>
      <Relations title={text('dependsOn')} related={details.dependsOn} hidden={details.hiddenDependencies} />
      <Relations title={text('dependents')} related={details.dependents} hidden={details.hiddenDependents} />
    </>
  );
}
