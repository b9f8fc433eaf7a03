import type { AnyKind } from '../monitors/stored-monitor.ts';
import type { ContainerFacts } from './found.ts';
import { settingFields, truthOf } from './setting-values.ts';

/**
 * The settings that name what is checked, as the value of the label says it: an address for kinds that have one,
 * `host:port`, a host, or a name. Undefined: it says that nothing is to be checked (`false`).
 */
export function targetSettings(
  kind: AnyKind,
  text: string,
  container: ContainerFacts,
): Record<string, unknown> | undefined {
  const value = text.trim();
  const truth = truthOf(value);
  if (truth === false) return undefined;
  const fields = settingFields(kind);
  if (fields.has('url')) return { url: value };
  if (kind.kind === 'docker') return containerSettings(truth === true ? container.name : value);
  if (fields.has('host')) return fields.has('port') ? hostAndPort(value) : { host: value };
  return fields.has('name') ? { name: value } : {};
}

/** How the kind `docker` names a container. */
export function containerSettings(name: string): Record<string, unknown> {
  return { container: name };
}

function hostAndPort(text: string): Record<string, unknown> {
  const [, host = '', port] = /^\[?(.*?)\]?(?::(\d{1,5}))?$/.exec(text) ?? [];
  const isAddress = host.includes(':') && !text.startsWith('[');
  if (isAddress || port === undefined) return { host: isAddress ? text : host };
  return { host, port: Number(port) };
}
