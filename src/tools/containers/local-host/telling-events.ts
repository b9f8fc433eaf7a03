import type { EngineEvent } from '#library/docker/events.ts';
import { windowLabel } from '../files/volume-window.ts';

const containerActions = [
  'create',
  'start',
  'die',
  'kill',
  'destroy',
  'oom',
  'pause',
  'unpause',
  'rename',
  'update',
  'health_status',
];

/** Events that change what is shown. Health checks alone would otherwise send three more for each run. */
export const tellingEvents = {
  type: ['container', 'network'],
  event: [...containerActions, 'connect', 'disconnect'],
};

/** NEXUS makes containers of its own for a moment, to look into volumes; they are nobody's business. */
export function isVolumeWindow(labels: Readonly<Record<string, string>> | null | undefined): boolean {
  return Object.hasOwn(labels ?? {}, windowLabel);
}

/** The container that an event is about; null when it changes nothing that is shown. A proxy may send more than it was asked for. */
export function containerIn(event: EngineEvent): string | null {
  if (isVolumeWindow(event.Actor.Attributes)) return null;
  const [action = ''] = event.Action.split(':');
  if (event.Type === 'container') return containerActions.includes(action) ? event.Actor.ID : null;
  if (event.Type !== 'network' || !/^(dis)?connect$/.test(action)) return null;
  return event.Actor.Attributes?.['container'] ?? null;
}
