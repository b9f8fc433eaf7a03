import type { Caller } from '#contracts/access.ts';
import { containers } from '#contracts/containers.ts';
import type { Endpoint } from '#contracts/contract.ts';
import { NexusError } from '#kernel/errors.ts';
import { handlerOf } from '#kernel/http/handler-of.ts';
import { testCall } from '#kernel/test-call.ts';
import type { ContainersUnderTest } from './containers-under-test.ts';

/** What an endpoint may be asked about; each value stands for one thing of the lab, or for one that is not there. */
export interface Target {
  readonly host: string;
  readonly container: string;
  readonly stack: string;
  readonly network: string;
  readonly volume: string;
  readonly operation: string;
}

/** What the caller is told, with the names that they asked by taken out. */
export async function toldAbout(
  lab: ContainersUnderTest,
  caller: Caller,
  name: string,
  target: Target,
): Promise<string> {
  const names = Object.values(target).filter((value) => value !== 'local');
  const told = await ask(lab, caller, name, target);
  return names.reduce((text, value) => text.replaceAll(value, '…'), told.replaceAll(/"\w+Ms":\d+/g, ''));
}

async function ask(
  { handlers }: ContainersUnderTest,
  caller: Caller,
  name: string,
  target: Target,
): Promise<string> {
  const endpoint: Endpoint = Object.entries(containers.endpoints).find(([key]) => key === name)![1];
  const context = testCall({ caller, signal: AbortSignal.timeout(5_000) });
  const input = inputFor(endpoint, target);
  const tool = { contract: containers, handlers };
  try {
    if (endpoint.kind === 'stream')
      return JSON.stringify(await firstOf(handlerOf<AsyncIterable<unknown>>(tool, name)(input, context)));
    const content = endpoint.kind === 'upload' ? nothing() : undefined;
    const result = await handlerOf(tool, name)(input, context, content);
    return endpoint.kind === 'call' ? JSON.stringify(endpoint.result.parse(result)) : 'done';
  } catch (error) {
    if (error instanceof NexusError) return `${error.status} ${error.code} ${error.message}`;
    throw new Error(`${name} failed`, { cause: error });
  }
}

/** Everything that any endpoint asks for, so that each finds its own. */
function inputFor({ params, query, ...rest }: Endpoint, target: Target) {
  const { container: id, network, volume } = target;
  const none = { recreation: 'none', terminal: 'none', version: 'none', service: 'none' };
  const inPath = { ...target, id, image: id, ...none };
  const inQuery = { path: '/', name: 'x', tail: '1', follow: 'false', limit: '50', wait: 'true', from: id };
  const chosen = { networks: [network], volumes: [volume], images: [{ id, tags: [] }], which: 'unused' };
  const made = { name: 'nxleak', driver: 'local', labels: {}, aliases: [], image: 'nxleak:none', from: id };
  const done = { action: 'stop', services: [], removeVolumes: [], deleteFiles: false, container: id };
  const typed = { files: [{ path: '/x', text: '' }], options: {}, hashes: [], thorough: false, path: '/' };
  const edited = { version: 'x', wanted: { form: 'json', json: '{}' } };
  const named = { reference: 'nxleak:none', tag: 'nxleak:none' };
  const inBody = { ...chosen, ...made, ...done, ...typed, ...edited, ...named };
  const body = 'body' in rest ? rest.body : undefined;
  return {
    params: params?.parse(inPath),
    query: query?.safeParse(inQuery).data ?? inQuery,
    body: body?.safeParse(inBody).data ?? inBody,
  };
}

async function firstOf(items: AsyncIterable<unknown>): Promise<unknown> {
  for await (const item of items) return item;
  return undefined;
}

async function* nothing() {}
