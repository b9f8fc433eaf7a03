import type { ContainerDetails } from '#library/docker/container.ts';
import type { EnvironmentVariable } from '../host.ts';

export const mask = '••••••';

/** A variable without `=` is set to nothing by the engine. */
export function environmentOf(body: ContainerDetails): EnvironmentVariable[] {
  return (body.Config.Env ?? []).map((entry) => {
    const at = entry.indexOf('=');
    return at < 0 ? { name: entry, value: '' } : { name: entry.slice(0, at), value: entry.slice(at + 1) };
  });
}

/** The engine's answer without the values of environment variables. Secrets in arguments or labels cannot be told apart. */
export function withoutEnvironment(body: ContainerDetails): Record<string, unknown> {
  const environment = environmentOf(body).map(({ name }) => `${name}=${mask}`);
  return { ...body, Config: { ...body.Config, Env: environment } };
}
