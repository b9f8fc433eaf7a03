import { containers } from '#contracts/containers.ts';
import { toolIds, type ToolId } from '#contracts/contract.ts';
import { hub } from '#contracts/hub.ts';
import { notify } from '#contracts/notify/contract.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import { security } from '#contracts/security/contract.ts';
import { watcher } from '#contracts/watcher/contract.ts';
import type { Authenticator } from '#kernel/access/authenticator.ts';
import { createRemoteAuthenticator } from '#kernel/access/remote-authenticator.ts';
import { systemClock, type Clock } from '#kernel/clock.ts';
import type { Config } from '#kernel/config.ts';
import { NexusError } from '#kernel/errors.ts';
import { layFoundation } from '#kernel/foundation.ts';
import type { HttpServer } from '#kernel/http/http-server-options.ts';
import { startHttpServer } from '#kernel/http/http-server.ts';
import { createMetrics } from '#kernel/http/metrics.ts';
import { signPeerToken, verifyPeerToken } from '#kernel/http/peer-token.ts';
import { isInContainer } from '#kernel/in-container.ts';
import type { Log } from '#kernel/log.ts';
import type { Kernel } from '#kernel/tool.ts';
import { ToolProcess } from '#kernel/tool-process.ts';
import { createContainersTool } from '#tools/containers/tool.ts';
import { createHubTool } from '#tools/hub/tool.ts';
import { createNotifyTool } from '#tools/notify/tool.ts';
import { createPulseTool } from '#tools/pulse/tool.ts';
import { createSecurityTool } from '#tools/security/tool.ts';
import { createWatcherTool } from '#tools/watcher/tool.ts';
import { readToolStates } from './tool-states.ts';
import { readWarnings } from './warnings.ts';
import { version } from './version.ts';

/** Where a process with one tool listens, unless NEXUS_PORT says otherwise; with several, the port of Hub. */
const ports: Readonly<Record<ToolId, number>> = {
  containers: 9090,
  watcher: 9091,
  pulse: 9092,
  security: 9093,
  notify: 9094,
  hub: 9095,
};

/** What exists so far; NEXUS_TOOLS chooses among them. */
const built: readonly ToolId[] = ['hub', 'containers', 'watcher', 'pulse', 'security', 'notify'];
const contracts = [hub, containers, watcher, pulse, security, notify];

type Environment = Readonly<Record<string, string | undefined>>;

export interface NexusOptions {
  readonly config: Config;
  readonly log: Log;
  readonly webRoot: string | undefined;
  /** Programs that NEXUS runs get a few of these: where programs are, and where their settings are. */
  readonly environment?: Environment;
  readonly clock?: Clock;
}

/** Starts the chosen tools in this process and serves them. Disposing stops within five seconds. */
export async function runNexus({
  config,
  log,
  webRoot,
  environment = {},
  clock = systemClock,
}: NexusOptions): Promise<HttpServer> {
  const chosen = chooseTools(config);
  const peers = new Map([...config.NEXUS_PEERS].filter(([id]) => !chosen.includes(id)));
  const sign = signer(config, clock);
  const foundation = await layFoundation({ config, clock, log, databases: toolIds });
  const process = new ToolProcess({ foundation, clock, log, peers, sign });
  try {
    const authenticator = await startTools(process, { config, log, clock, chosen, peers, environment });
    await process.begin();
    const server = await startHttpServer({
      host: config.NEXUS_LISTEN ?? '::',
      port: config.NEXUS_PORT ?? (chosen.length === 1 ? ports[chosen[0] ?? 'hub'] : ports.hub),
      tools: process.served,
      contracts,
      version,
      authenticator,
      verifyPeer: (header) => verifyPeerToken(header, chosen, peerTokenOptions(config, clock)),
      peers: { urls: peers, sign: (to) => sign(chosen[0] ?? 'hub', to) },
      log,
      clock,
      metrics: createMetrics(),
      readiness: [{ name: 'database', check: () => process.check() }],
      trustedProxies: config.NEXUS_TRUSTED_PROXIES,
      ...(config.NEXUS_PUBLIC_URL && { publicUrl: config.NEXUS_PUBLIC_URL }),
      allowPlainHttp: config.NEXUS_ALLOW_HTTP,
      ...(webRoot && { webRoot }),
    });
    log.info({ url: server.url.replace('[::]', 'localhost'), tools: chosen }, 'listening');
    return stoppingInOrder(server, process, foundation);
  } catch (error) {
    await process[Symbol.asyncDispose]();
    await foundation[Symbol.asyncDispose]();
    throw error;
  }
}

interface Chosen {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly chosen: readonly ToolId[];
  readonly peers: ReadonlyMap<ToolId, string>;
  readonly environment: Environment;
}

/** Hub says who is asking. Where it runs elsewhere, it is asked over the network, and endings arrive as events. */
async function startTools(
  process: ToolProcess,
  { config, clock, chosen, peers, environment }: Chosen,
): Promise<Authenticator> {
  const authenticators: Authenticator[] = [];
  const askHub = <Schema>(kernel: Kernel<Schema>): void => {
    if (authenticators.length > 0) return;
    const subscriber = `sign-in-${chosen.join('-')}`;
    authenticators.push(
      createRemoteAuthenticator({ hub: kernel.call(hub), bus: kernel.bus, subscriber, clock }),
    );
  };
  if (chosen.includes('hub')) {
    const tools = () => readToolStates({ built, here: chosen, peers });
    const warnings = () => readWarnings(config);
    const present = built.filter((id) => chosen.includes(id) || peers.has(id));
    const tool = createHubTool({ version, present, tools, warnings });
    authenticators.push((await process.start(tool)).authenticator);
  }
  const docker = { address: config.NEXUS_DOCKER_HOST, certDir: config.NEXUS_DOCKER_CERT_DIR };
  if (chosen.includes('containers')) {
    const hosts = [{ id: 'local', name: 'this host', ...docker }];
    const compose = { dataDir: config.NEXUS_DATA_DIR, stacksDir: config.NEXUS_STACKS_DIR, environment };
    await process.start(createContainersTool({ hosts, cgroupRoot: '/sys/fs/cgroup', compose }), askHub);
  }
  if (chosen.includes('watcher')) {
    await process.start(createWatcherTool({ environment }), askHub);
  }
  if (chosen.includes('pulse')) {
    await process.start(createPulseTool({ docker, isInContainer: await isInContainer() }), askHub);
  }
  if (chosen.includes('security')) {
    const mirror = config.NEXUS_ADVISORIES_MIRROR;
    await process.start(createSecurityTool({ dataDir: config.NEXUS_DATA_DIR, mirror, version }), askHub);
  }
  if (chosen.includes('notify')) {
    const tool = createNotifyTool({ publicUrl: config.NEXUS_PUBLIC_URL, version });
    await process.start(tool, askHub);
  }
  const [authenticator] = authenticators;
  if (!authenticator) throw refused('NEXUS_TOOLS names no tool.');
  return authenticator;
}

function chooseTools(config: Config): readonly ToolId[] {
  const chosen = config.NEXUS_TOOLS ?? built;
  const unbuilt = chosen.filter((id) => !built.includes(id));
  if (unbuilt.length > 0)
    throw refused(`NEXUS_TOOLS names ${unbuilt.join(', ')}, which this version does not have yet.`);
  if (!chosen.includes('hub') && !config.NEXUS_PEERS.has('hub')) {
    throw refused(
      'This process has no Hub to sign people in: add hub to NEXUS_TOOLS, or its address to NEXUS_PEERS.',
    );
  }
  if (chosen.length < built.length && config.NEXUS_PEERS.size > 0 && !config.NEXUS_DATABASE_URL) {
    throw refused('Several processes need one PostgreSQL: set NEXUS_DATABASE_URL.');
  }
  if (config.NEXUS_PEERS.size > 0 && !config.NEXUS_PEER_SECRET) {
    throw refused('Processes recognise each other by NEXUS_PEER_SECRET: give all of them the same.');
  }
  return chosen;
}

function refused(message: string): NexusError {
  return new NexusError('configuration', 500, message);
}

function peerTokenOptions(config: Config, clock: Clock) {
  return { secret: config.NEXUS_PEER_SECRET?.reveal() ?? '', nowMs: clock.now() };
}

function signer(config: Config, clock: Clock) {
  return (from: ToolId, to: ToolId) => signPeerToken(from, to, peerTokenOptions(config, clock));
}

function stoppingInOrder(server: HttpServer, ...rest: readonly AsyncDisposable[]): HttpServer {
  return {
    port: server.port,
    url: server.url,
    async [Symbol.asyncDispose]() {
      for (const part of [server, ...rest]) await part[Symbol.asyncDispose]();
    },
  };
}
