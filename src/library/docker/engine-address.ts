import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';

/** PEM texts. `cert` and `key` prove who we are; `ca` proves who the engine is. */
export interface EngineTls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

export type EngineAddress =
  | { readonly socketPath: string }
  | { readonly host: string; readonly port: number; readonly tls?: EngineTls | undefined };

const plainPort = 2375;
const tlsPort = 2376;

/**
 * Reads an address as DOCKER_HOST spells it: `unix://`, `npipe://`, `tcp://`, `http://`, `https://`.
 * `certDir` is DOCKER_CERT_PATH: a folder with ca.pem, cert.pem and key.pem; giving it turns TLS on.
 * Throws an `invalid` EngineError that names what is wrong.
 */
export function engineAddress(text: string, options: { certDir?: string | undefined } = {}): EngineAddress {
  const [, scheme, rest] = /^([a-z]+):\/\/(.+)$/.exec(text) ?? [];
  if (!scheme || !rest) throw invalid(text, 'write it as unix:///var/run/docker.sock or tcp://host:2376');
  if (scheme === 'unix' || scheme === 'npipe') return { socketPath: rest };
  if (scheme === 'ssh') throw invalid(text, 'ssh is not supported; run a NEXUS agent on that host instead');
  if (scheme !== 'tcp' && scheme !== 'http' && scheme !== 'https')
    throw invalid(text, `"${scheme}" is unknown`);
  const tls = options.certDir === undefined ? undefined : readTls(options.certDir);
  if (scheme === 'https' && !tls) throw invalid(text, 'TLS needs a folder with ca.pem, cert.pem and key.pem');
  const url = URL.parse(`tcp://${rest}`);
  if (!url || url.hostname === '') throw invalid(text, 'the host or port cannot be read');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: url.port === '' ? (tls ? tlsPort : plainPort) : Number(url.port), tls };
}

/** The address as a person would write it. Never holds key material. */
export function describeAddress(address: EngineAddress): string {
  if ('socketPath' in address) return `unix://${address.socketPath}`;
  return `tcp://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
}

function readTls(folder: string): EngineTls {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch (cause) {
      throw new EngineError('invalid', `The certificate file ${join(folder, name)} cannot be read.`, {
        cause,
      });
    }
  };
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}

function invalid(text: string, why: string): EngineError {
  return new EngineError('invalid', `"${text}" is not an address of a Docker engine: ${why}.`);
}
