import type { HealthcheckConfig } from '#library/docker/container-config.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import type { Gate } from './draft.ts';

/** What is known of a new container at one moment. */
export interface Observation {
  readonly inspection: Pick<ContainerDetails, 'State' | 'RestartCount' | 'Config'>;
  /** Since it was started. */
  readonly elapsedMs: number;
  /** The old one was well, so this one must be too. */
  readonly mustBeHealthy: boolean;
}

export type Verdict =
  | { readonly is: 'well' }
  | { readonly is: 'failed'; readonly reason: string }
  | { readonly is: 'open'; readonly waitingFor: string };

/** What one look at a new container says. Pure, so that it can be asked at any moment. */
export function verdictOn({ inspection, elapsedMs, mustBeHealthy }: Observation, gate: Gate): Verdict {
  const { State: state, RestartCount, Config } = inspection;
  if (RestartCount > 0 || state.Restarting)
    return failed(`it crashed${withCode(state.ExitCode)} and was restarted`);
  if (!state.Running) return failed(`it ended${withCode(state.ExitCode)}`);
  const health = state.Health?.Status;
  if (mustBeHealthy && (health === 'starting' || health === 'unhealthy' || health === 'healthy')) {
    return healthVerdict(health, elapsedMs, longestWaitMs(Config.Healthcheck ?? {}, gate));
  }
  if (elapsedMs >= gate.steadyMs) return { is: 'well' };
  return { is: 'open', waitingFor: `running for ${seconds(elapsedMs)} of ${seconds(gate.steadyMs)} s` };
}

function healthVerdict(
  health: 'starting' | 'unhealthy' | 'healthy',
  elapsedMs: number,
  longestMs: number,
): Verdict {
  if (health === 'healthy') return { is: 'well' };
  if (health === 'unhealthy') return failed('its health check fails');
  if (elapsedMs >= longestMs) return failed(`it was not healthy after ${seconds(longestMs)} s`);
  return {
    is: 'open',
    waitingFor: `becoming healthy for ${seconds(elapsedMs)} of at most ${seconds(longestMs)} s`,
  };
}

const nanoPerMs = 1_000_000;
const marginMs = 10_000;

/** The engine's defaults: a check every 30 s that may take 30 s, three failures in a row. */
export function longestWaitMs(check: HealthcheckConfig, gate: Gate): number {
  const ms = (nano: number | undefined, fallback: number) => (nano ? nano / nanoPerMs : fallback);
  const eachMs = ms(check.Interval, 30_000) + ms(check.Timeout, 30_000);
  const ownMs = ms(check.StartPeriod, 0) + eachMs * (check.Retries || 3) + marginMs;
  return Math.max(ownMs, gate.healthyWithinMs);
}

function failed(reason: string): Verdict {
  return { is: 'failed', reason };
}

function withCode(exitCode: number): string {
  return exitCode === 0 ? '' : ` with exit code ${exitCode}`;
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
