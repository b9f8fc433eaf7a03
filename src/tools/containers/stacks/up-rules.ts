import type { FieldChange, PlannedService } from '#contracts/containers/stack-plan.ts';
import { sharedWith, type ServiceConfig } from '#library/compose/service-hash.ts';
import { expectedHashes } from './expected-hashes.ts';
import type { ResolvedProject, StackContainer } from './host-compose.ts';

export interface JudgeInput {
  readonly stack: string;
  readonly project: ResolvedProject;
  readonly containers: readonly StackContainer[];
  /** All services that the files have, those without an active profile too. */
  readonly written: ReadonlySet<string>;
  /** Id of the local image of each reference; null: not here. */
  readonly imageIds: ReadonlyMap<string, string | null>;
  readonly composeVersion: string;
  readonly pull: 'missing' | 'always' | 'never';
  readonly build: boolean;
  readonly removeOrphans: boolean;
  readonly forceRecreate: boolean;
  /** Empty: all. */
  readonly services: readonly string[];
}

/** What `compose up` does with each service (compose `pkg/compose/convergence.go`), in the order in which it does it. */
export function judgeServices(input: JudgeInput): PlannedService[] {
  const judged = new Map<string, PlannedService>();
  for (const name of inOrder(input.project)) {
    const config = input.project.services[name];
    if (config && isSelected(input, name)) judged.set(name, judgeService(input, name, config, judged));
  }
  return [...judged.values(), ...orphansOf(input)];
}

/** The reference of the image that a service runs; one that is only built gets its name from compose. */
export function imageOf(stack: string, service: string, config: ServiceConfig): string {
  const { image } = config;
  return typeof image === 'string' && image !== '' ? image : `${stack}-${service}`;
}

export function dependenciesOf(config: ServiceConfig): { service: string; restart: boolean }[] {
  const { depends_on: dependsOn } = config;
  if (typeof dependsOn !== 'object' || dependsOn === null) return [];
  return Object.entries(dependsOn).map(([service, condition]: [string, unknown]) => ({
    service,
    restart:
      typeof condition === 'object' &&
      condition !== null &&
      'restart' in condition &&
      condition.restart === true,
  }));
}

/** Services after what they depend on. */
function inOrder({ services }: ResolvedProject): string[] {
  const ordered = new Set<string>();
  const visit = (name: string, depth: number): void => {
    const config = services[name];
    if (!config || ordered.has(name) || depth > 500) return;
    for (const { service } of dependenciesOf(config)) visit(service, depth + 1);
    ordered.add(name);
  };
  for (const name of Object.keys(services).toSorted()) visit(name, 0);
  return [...ordered];
}

/** What is asked for, and what that needs to run. */
function isSelected({ services, project }: JudgeInput, name: string): boolean {
  if (services.length === 0) return true;
  const needed = new Set<string>();
  const add = (service: string): void => {
    if (needed.has(service)) return;
    needed.add(service);
    for (const dependency of dependenciesOf(project.services[service] ?? {})) add(dependency.service);
  };
  for (const service of services) add(service);
  return needed.has(name);
}

function judgeService(
  input: JudgeInput,
  service: string,
  config: ServiceConfig,
  judged: ReadonlyMap<string, PlannedService>,
): PlannedService {
  const containers = input.containers.filter((container) => container.service === service);
  const scale = { before: containers.length, after: scaleOf(config) };
  const planned = {
    service,
    containers: containers.map(({ id, name }) => ({ id, name })),
    scale,
    fields: new Array<FieldChange>(),
  };
  if (containers.length === 0) {
    return { ...planned, change: scale.after === 0 ? 'unchanged' : 'create', reasons: [] };
  }
  const reasons = [
    ...ownReasons(input, service, config, containers),
    ...sharedReasons(config, judged),
    ...dependencyReasons(input, config, judged),
  ];
  if (reasons.length > 0 && scale.after > 0) return { ...planned, change: 'recreate', reasons };
  const restarted = dependenciesOf(config).find(
    (dependency) => dependency.restart && judged.get(dependency.service)?.change === 'recreate',
  );
  if (scale.after !== scale.before) {
    const change = scale.after < scale.before ? 'remove' : 'create';
    return { ...planned, change, reasons: [`${scale.before} run, ${scale.after} are wanted.`] };
  }
  if (restarted) {
    return { ...planned, change: 'restart', reasons: [`${restarted.service} is recreated.`] };
  }
  const idle = containers.filter(
    ({ state }) => state === 'exited' || state === 'created' || state === 'dead',
  );
  return idle.length > 0
    ? { ...planned, change: 'start', reasons: idle.map(({ name }) => `${name} does not run.`) }
    : { ...planned, change: 'unchanged', reasons: [] };
}

function ownReasons(
  input: JudgeInput,
  service: string,
  config: ServiceConfig,
  containers: readonly StackContainer[],
): string[] {
  const reasons: string[] = [];
  const expected = expectedHashes(input.project, service, input.containers);
  if (expected && containers.some(({ configHash }) => !expected.includes(configHash))) {
    reasons.push('Its settings in the files are not those that it was made with.');
  }
  const reference = imageOf(input.stack, service, config);
  const local = input.imageIds.get(reference) ?? null;
  if (local !== null && containers.some(({ imageLabel }) => imageLabel !== '' && imageLabel !== local)) {
    reasons.push(`Another image is named ${reference} by now.`);
  }
  const isAsked = input.services.length === 0 || input.services.includes(service);
  if (input.forceRecreate && isAsked) reasons.push('You ask for it to be recreated.');
  if (input.build && config['build'] !== undefined) {
    reasons.push('It is built again; it stays if the image comes out the same.');
  } else if (local === null) {
    reasons.push(`${reference} is not here any more and is fetched again; it stays if it is the same image.`);
  }
  return reasons;
}

function sharedReasons(config: ServiceConfig, judged: ReadonlyMap<string, PlannedService>): string[] {
  return [...new Set(sharedWith(config))].flatMap((name) => {
    const change = judged.get(name)?.change;
    return change === 'recreate' || change === 'create'
      ? [`It shares what belongs to ${name}, which gets a new container.`]
      : [];
  });
}

/** Until 2.32 compose recreates what depends on a recreated service; later it restarts it where the file says so. */
function dependencyReasons(
  { composeVersion }: JudgeInput,
  config: ServiceConfig,
  judged: ReadonlyMap<string, PlannedService>,
): string[] {
  const [major = 0, minor = 0] = composeVersion.split('.').map((part) => Number.parseInt(part, 10));
  if (major > 2 || minor >= 32) return [];
  return dependenciesOf(config)
    .filter(({ service }) => judged.get(service)?.change === 'recreate')
    .map(({ service }) => `It depends on ${service}, which is recreated.`);
}

function orphansOf({ containers, written, removeOrphans, project, services }: JudgeInput): PlannedService[] {
  if (services.length > 0 && !removeOrphans) return [];
  const names = new Set(containers.map(({ service }) => service));
  return [...names]
    .filter((name) => !written.has(name) && project.services[name] === undefined)
    .map((service) => {
      const own = containers.filter((container) => container.service === service);
      return {
        service,
        change: removeOrphans ? ('remove' as const) : ('orphan' as const),
        containers: own.map(({ id, name }) => ({ id, name })),
        scale: { before: own.length, after: removeOrphans ? 0 : own.length },
        fields: [],
        reasons: ['The files no longer have this service.'],
      };
    });
}

function scaleOf(config: ServiceConfig): number {
  const { deploy, scale } = config;
  if (
    typeof deploy === 'object' &&
    deploy !== null &&
    'replicas' in deploy &&
    typeof deploy.replicas === 'number'
  ) {
    return deploy.replicas;
  }
  return typeof scale === 'number' ? scale : 1;
}
