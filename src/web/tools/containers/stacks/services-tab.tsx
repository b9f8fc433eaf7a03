import { Link } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import LogsIcon from 'lucide-react/icons/scroll-text';
import type { StackDetails, StackService } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { shownState } from '../container-state.ts';
import { containersText } from '../containers-text.ts';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useLive } from '../live.ts';
import { useStateWord } from '../use-state-word.ts';
import { askStackAction } from './ask-stack-action.ts';
import { shortPath } from './short-path.ts';
import { actOnStack } from './stack-actions.ts';
import { LastDeploy } from './stack-columns.tsx';
import { stackText } from './stack-text.ts';
import { stacksText } from './stacks-text.ts';

export function ServicesTab({ stack }: { stack: StackDetails }) {
  const text = useText(stackText);
  return (
    <div className="flex flex-col gap-4 pt-3">
      <h2 className="sr-only">{text('services')}</h2>
      <ul
        aria-label={text('services')}
        className="flex flex-col divide-y divide-line-soft rounded-lg border border-line-soft bg-surface"
      >
        {stack.services.map((service) => (
          <Service key={service.name} stack={stack} service={service} />
        ))}
      </ul>
      <About stack={stack} />
    </div>
  );
}

function Service({ stack, service }: { stack: StackDetails; service: StackService }) {
  const text = useText(stackText);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2 pr-2 pl-3 sm:pl-4">
      <div className="flex min-w-0 flex-1 basis-48 flex-col py-1">
        <span className="font-mono font-medium wrap-anywhere">{service.name}</span>
        <span className="font-mono text-sm text-muted wrap-anywhere">
          {service.image ?? (service.isBuilt ? text('builtHere') : '')}
        </span>
        {service.isInFile === false && <span className="text-sm text-degraded">{text('notInFile')}</span>}
        {service.isInFile !== false && service.drift === 'differs' && (
          <span className="text-sm text-degraded">{text('changed')}</span>
        )}
      </div>
      <ul className="flex min-w-0 flex-1 basis-60 flex-col">
        {service.containers.length === 0 && <li className="py-1 text-muted">{text('noContainer')}</li>}
        {service.containers.map((container) => (
          <Container key={container.id} host={stack.host} container={container} />
        ))}
      </ul>
      {stack.origin !== 'found' && <ServiceActions stack={stack} service={service} />}
    </li>
  );
}

function Container({ host, container }: { host: string; container: StackService['containers'][number] }) {
  const text = useText(stackText);
  const words = useText(containersText);
  const live = useLive();
  const word = useStateWord();
  const seen = live.containers.get(container.id);
  const path = `/containers/${encodeURIComponent(host)}/${container.id}`;
  return (
    <li className="flex items-center gap-2">
      <span className="min-w-28 shrink-0 sm:min-w-36">
        {seen ? (
          <StateBadge state={shownState(seen, undefined)} word={word(seen)} />
        ) : (
          <StateBadge
            state={container.state === 'running' ? 'running' : 'stopped'}
            word={words(`state-${container.state}`)}
          />
        )}
      </span>
      <Link
        to={path}
        className="flex min-h-8 min-w-0 flex-1 items-center font-mono text-sm wrap-anywhere hover:text-accent-ink hover:underline pointer-coarse:min-h-10"
      >
        {container.name}
      </Link>
      <Link
        to={path}
        search={{ tab: 'logs' }}
        aria-label={text('logsOf', { name: container.name })}
        className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
      >
        <LogsIcon aria-hidden className="size-4" />
      </Link>
    </li>
  );
}

function ServiceActions({ stack, service }: { stack: StackDetails; service: StackService }) {
  const text = useText(stackText);
  const may = useMay();
  const id = { host: stack.host, stack: stack.name };
  const only = [service.name];
  const isRunning = service.containers.some(({ state }) => state === 'running');
  const isStopped = service.containers.some(({ state }) => state !== 'running');
  const entries: MenuEntry[] = [
    ...(isStopped
      ? [{ label: text('start'), onSelect: () => void actOnStack(id, { action: 'start', services: only }) }]
      : []),
    ...(isRunning
      ? [
          { label: text('restart'), onSelect: () => void askStackAction('restart', stack, only) },
          { label: text('stop'), onSelect: () => void askStackAction('stop', stack, only) },
        ]
      : []),
  ];
  if (entries.length === 0 || !may('containers:operate', stackResource(stack.host, stack.name))) return null;
  const label = text('serviceActions', { name: service.name });
  return <Menu label={label} items={entries} trigger={<IconButton label={label} icon={<MoreIcon />} />} />;
}

function About({ stack }: { stack: StackDetails }) {
  const text = useText(stackText);
  const words = useText(stacksText);
  const paths = (all: readonly string[]) =>
    all.map((path) => shortPath(path, stack.workingDirectory)).join(', ') || text('none');
  return (
    <Section title={text('about')}>
      <Facts>
        {stack.workingDirectory && (
          <Fact label={text('folder')} mono>
            {stack.workingDirectory}
          </Fact>
        )}
        <Fact label={text('composeFiles')} mono>
          {paths(stack.configFiles)}
        </Fact>
        {stack.environmentFiles.length > 0 && (
          <Fact label={text('variablesFrom')} mono>
            {paths(stack.environmentFiles)}
          </Fact>
        )}
        {stack.profiles.length > 0 && (
          <Fact label={text('profiles')} mono>
            {stack.profiles.join(', ')}
          </Fact>
        )}
        <Fact label={text('comparison')}>
          {words(stack.origin === 'found' ? 'drift-found' : `drift-${stack.drift}`)}
        </Fact>
        <Fact label={text('lastDeploy')}>
          <LastDeploy deploy={stack.lastDeploy} />
        </Fact>
      </Facts>
    </Section>
  );
}
