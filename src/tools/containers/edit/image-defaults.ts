import type { HostChoices, ImageDefaults } from '#contracts/containers/editable-container.ts';
import type { HealthcheckConfig } from '#library/docker/container-config.ts';
import type { ImageConfig } from '#library/docker/images.ts';
import type { Surroundings } from './host-edits.ts';
import { parseVariable } from './spec/environment-part.ts';

export function imageDefaultsOf(config: ImageConfig): ImageDefaults {
  return {
    command: [...(config.Cmd ?? [])],
    entrypoint: [...(config.Entrypoint ?? [])],
    workingDirectory: config.WorkingDir ?? '',
    user: config.User ?? '',
    environment: (config.Env ?? []).map(parseVariable),
    exposedPorts: Object.keys(config.ExposedPorts ?? {}),
    volumes: Object.keys(config.Volumes ?? {}),
    labels: Object.entries(config.Labels ?? {}).map(([name, value]) => ({ name, value })),
    healthCheck: healthCheckText(config['Healthcheck']),
  };
}

export function choicesOf({ networks, volumes, images }: Surroundings): HostChoices {
  return {
    networks: networks.map(({ name }) => name).filter((name) => name !== 'host' && name !== 'none'),
    volumes: volumes.filter((name) => !/^[0-9a-f]{64}$/.test(name)),
    images: [...images],
  };
}

function healthCheckText(check: unknown): string {
  if (typeof check !== 'object' || check === null) return '';
  const { Test }: HealthcheckConfig = check;
  return (Test ?? []).slice(1).join(' ');
}
