import { useState } from 'react';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { showError } from '../../ui/toast.ts';
import { detailText } from './detail-text.ts';
import { Fact, Facts, Section } from '../../ui/facts.tsx';
import { containersApi } from './live.ts';

export function SettingsTab({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  return (
    <div className="flex flex-col p-4">
      {details.privileged && <Banner tone="warning" title={text('privileged')} />}
      {details.autoRemove && <Banner tone="info" title={text('autoRemove')} />}
      <Section title={text('command')}>
        <Facts>
          <Fact label={text('entrypoint')} mono>
            {details.entrypoint.join(' ') || text('none')}
          </Fact>
          <Fact label={text('command')} mono>
            {details.command.join(' ') || text('none')}
          </Fact>
          <Fact label={text('workingDirectory')} mono>
            {details.workingDirectory || '/'}
          </Fact>
          <Fact label={text('user')} mono>
            {details.user || text('imageDefault')}
          </Fact>
          <Fact label={text('hostname')} mono>
            {details.hostname || text('none')}
          </Fact>
          <Fact label={text('networkMode')} mono>
            {details.networkMode}
          </Fact>
          <Fact label={text('logDriver')} mono>
            {details.logDriver}
          </Fact>
        </Facts>
      </Section>
      <Limits details={details} />
      <Mounts details={details} />
      <Environment details={details} />
      <Section title={text('labels')}>
        <Facts>
          {Object.entries(details.labels).map(([name, value]) => (
            <Fact key={name} label={name} mono>
              {value}
            </Fact>
          ))}
          {Object.keys(details.labels).length === 0 && <dd className="text-muted">{text('none')}</dd>}
        </Facts>
      </Section>
    </div>
  );
}

function Limits({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const format = useFormat();
  const { restartPolicy, limits } = details;
  const retries = restartPolicy.maximumRetryCount;
  return (
    <Section title={text('restartPolicy')}>
      <Facts>
        <Fact label={text('restartPolicy')}>
          {retries > 0
            ? text('restartPolicyRetries', { name: restartPolicy.name, count: retries })
            : restartPolicy.name || 'no'}
        </Fact>
        <Fact label={text('memoryLimit')}>
          {limits.memoryBytes === null ? text('unlimited') : format.bytes(limits.memoryBytes)}
        </Fact>
        <Fact label={text('cpuLimit')}>
          {limits.cpus === null ? text('unlimited') : format.count(limits.cpus)}
        </Fact>
        <Fact label={text('pidLimit')}>
          {limits.pids === null ? text('unlimited') : format.count(limits.pids)}
        </Fact>
      </Facts>
    </Section>
  );
}

function Mounts({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  return (
    <Section title={text('mounts')}>
      <ul className="flex flex-col gap-2">
        {details.mounts.length === 0 && <li className="text-muted">{text('none')}</li>}
        {details.mounts.map((mount) => (
          <li key={mount.target} className="font-mono text-sm wrap-anywhere">
            {mount.anonymous ? mount.source.slice(0, 12) : mount.source || mount.kind} → {mount.target}
            <span className="block font-sans text-muted">
              {[mount.kind, mount.readOnly && text('readOnly')].filter(Boolean).join(', ')}
              {mount.anonymous && <span className="text-degraded"> {text('anonymous')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Environment({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const may = useMay();
  const [values, setValues] = useState<ReadonlyMap<string, string>>();
  const [busy, setBusy] = useState(false);
  const reveal = async () => {
    setBusy(true);
    try {
      const found = await containersApi.revealEnvironment({ params: { host: details.host, id: details.id } });
      setValues(new Map(found.map(({ name, value }) => [name, value])));
    } catch (error) {
      showError(error, { title: text('reveal') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={text('environment')}>
      <Facts>
        {details.environment.map((name) => (
          <Fact key={name} label={name} mono>
            {values?.get(name) ?? '••••••'}
          </Fact>
        ))}
        {details.environment.length === 0 && <dd className="text-muted">{text('nothing')}</dd>}
      </Facts>
      {!values && details.environment.length > 0 && may('containers:reveal', resourceOf(details)) && (
        <div className="flex flex-wrap items-center gap-3">
          <Button size="sm" busy={busy} onClick={() => void reveal()}>
            {text('reveal')}
          </Button>
          <span className="text-sm text-muted">{text('revealNote')}</span>
        </div>
      )}
    </Section>
  );
}
