import { Bytes, Count, Duration, Percent } from '../ui/amount.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LiveDot } from '../ui/live-dot.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { ProgressSteps } from '../ui/progress-steps.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type State, StateBadge } from '../ui/state-badge.tsx';
import { SummaryLine } from '../ui/summary-line.tsx';
import { hostileNames } from './hostile.ts';
import { Part } from './part.tsx';

const states: State[] = [
  'running',
  'up',
  'unhealthy',
  'degraded',
  'stopped',
  'down',
  'paused',
  'unknown',
  'working',
  'seen',
  'noted',
];
const startedMs = Date.now();

export function FeedbackPage() {
  return (
    <>
      <Part title="Summary">
        <SummaryLine
          label="Containers in short"
          items={[
            { text: '28 running', tone: 'up', onSelect: () => {} },
            { text: '1 unhealthy', tone: 'degraded', onSelect: () => {} },
            { text: '3 stopped', tone: 'idle', onSelect: () => {} },
            { text: 'CPU 12 %' },
            { text: 'Memory 9.4 of 32 GiB' },
          ]}
        />
      </Part>
      <Part title="States">
        {states.map((state) => (
          <StateBadge key={state} state={state} />
        ))}
        <StateBadge state="stopped" detail="exit code 137, 3 d" />
        <StateBadge state="running" word={hostileNames[1]} className="max-w-64" />
      </Part>
      <Part title="Connection">
        <LiveDot state="live" />
        <LiveDot state="catching-up" />
        <LiveDot state="offline" sinceMs={startedMs - 4_200_000} />
      </Part>
      <Part title="Amounts">
        <Bytes value={851_443_712} />
        <Bytes value={10_093_173_145} />
        <Percent value={4.25} />
        <Percent value={99.996} />
        <Duration ms={266_400_000} />
        <Duration ms={320} />
        <Count value={1_234_567} />
        <RelativeTime atMs={startedMs - 720_000} />
        <RelativeTime atMs={startedMs + 86_400_000 * 3} />
        <RelativeTime atMs={startedMs} />
      </Part>
      <Banners />
      <Steps />
      <Places />
    </>
  );
}

function Banners() {
  return (
    <Part title="Banners">
      <div className="flex w-full flex-col gap-2">
        <Banner
          tone="info"
          title="A new version of NEXUS is ready."
          action={<Button size="sm">See what changes</Button>}
          onDismiss={() => {}}
        >
          It installs in about a minute.
        </Banner>
        <Banner tone="warning" title="The data folder is not on a volume." onDismiss={() => {}}>
          Everything NEXUS knows is lost when its container is removed.
        </Banner>
        <Banner tone="danger" title={`The host ${hostileNames[1]} cannot be reached.`}>
          The last known state is shown greyed.
        </Banner>
      </div>
    </Part>
  );
}

function Steps() {
  return (
    <Part title="Steps">
      <ProgressSteps
        label="Update of jellyfin"
        steps={[
          { id: '1', label: 'Back up jellyfin_config', state: 'done', detail: '4.1 GiB in 38 s' },
          { id: '2', label: 'Pull 10.11.0', state: 'working', detail: '214 of 380 MiB' },
          { id: '3', label: 'Recreate the container', state: 'waiting' },
          {
            id: '4',
            label: 'Watch it for five minutes',
            state: 'failed',
            detail: 'It stopped after 12 s with exit code 139.',
          },
          { id: '5', label: 'Tell ana', state: 'skipped' },
        ]}
      />
      <div className="flex w-64 flex-col gap-3">
        <ProgressBar label="3f2a91c0" fraction={0.42} />
        <ProgressBar label="0b7d11e9" fraction={1} />
        <ProgressBar label="77aa01bc" fraction={null} />
      </div>
    </Part>
  );
}

function Places() {
  return (
    <div className="grid lg:grid-cols-3">
      <EmptyState title="No monitors yet" action={<Button variant="primary">Add a monitor</Button>}>
        A monitor asks a service at regular times whether it works, and tells you when it does not.
      </EmptyState>
      <ErrorState
        title="jellyfin could not start"
        message="Port 8096 is already used by nginx."
        advice="Free it or choose another port."
        engineText={
          'driver failed programming external connectivity on endpoint jellyfin (3f2a): Bind for 0.0.0.0:8096 failed: port is already allocated'
        }
        onRetry={() => {}}
      />
      <Loading label="Loading containers" />
    </div>
  );
}
