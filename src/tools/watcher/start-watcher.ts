import { containersEvents } from '#contracts/containers.ts';
import type { watcher } from '#contracts/watcher/contract.ts';
import type { RunningTool } from '#kernel/tool.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { choiceHandlers } from './choices/choice-handlers.ts';
import { openChoices } from './choices/open-choices.ts';
import { openFacts } from './facts/open-facts.ts';
import { openPaces } from './facts/open-paces.ts';
import { wishesOf } from './label-parts/read-wishes.ts';
import { metricsHandlers } from './metrics/metrics-handlers.ts';
import { openPolicies } from './policies/open-policies.ts';
import { policyHandlers } from './policies/policy-handlers.ts';
import { openCurrentRegistries } from './reach/current-registries.ts';
import { pullLogin } from './reach/pull-login.ts';
import { pageOf } from './reach/registry-for.ts';
import { openAutomatic } from './runs/automatic.ts';
import type { ContainersPort } from './runs/containers-port.ts';
import { openRuns } from './runs/open-runs.ts';
import type { PulsePort } from './runs/pulse-port.ts';
import type { DockerConfigFile } from './settings/docker-config-file.ts';
import { openRegistrySettings } from './settings/open-registry-settings.ts';
import { registryHandlers } from './settings/registry-handlers.ts';
import { registryStates, type RegistryKnowledge } from './settings/registry-states.ts';
import type { ContainersSource } from './subjects/containers-source.ts';
import { openSubjects } from './subjects/open-subjects.ts';
import { questionsOf } from './verdicts/questions.ts';
import { judge } from './verdicts/judge.ts';
import { leadWatch } from './watch/lead-watch.ts';
import { usedDomains } from './watch/used-domains.ts';
import { openWatched } from './watched/open-watched.ts';
import { detailsOf, updateHandlers } from './watched/update-handlers.ts';
import { inputFor, shownOf, type Parts } from './watched/rejudging.ts';
import type { WatcherKernel } from './watcher-kernel.ts';

export interface WatcherParts {
  readonly source: ContainersSource;
  readonly containers: ContainersPort;
  readonly pulse: PulsePort;
  /** Docker's own logins. */
  readonly dockerConfig: DockerConfigFile;
}

/** Facts are what registries said, verdicts what follows from them; policies say what is wanted, and runs do it. */
export async function startWatcher(
  kernel: WatcherKernel,
  { source, containers, pulse, dockerConfig }: WatcherParts,
): Promise<RunningTool<typeof watcher>> {
  const { clock, log } = kernel;
  await using opened = new AsyncDisposableStack();
  const paces = opened.use(await openPaces(kernel));
  const settings = opened.use(await openRegistrySettings({ kernel }));
  const registries = opened.use(await openCurrentRegistries({ settings, dockerConfig, paces, clock }));
  const looking = opened.use(await openFacts({ kernel, registries: () => registries.now() }));
  const { facts } = looking;
  const policies = opened.use(await openPolicies({ kernel }));
  const choices = opened.use(await openChoices({ kernel }));
  const subjects = openSubjects(source, log);
  const parts: Parts = {
    kernel,
    subjects,
    looking,
    policies,
    choices,
    displayName: ({ labels }) => wishesOf(labels).displayName,
    runOf: (host, name) => runs?.runningFor(host, name),
    pageOf: (reference) => pageOf(reference, settings.configured()),
  };
  const watched = opened.use(await openWatched(parts));
  // oxlint-disable-next-line typescript/require-await -- a handler resolves, and this one only rings a bell
  kernel.bus.subscribe(containersEvents, 'watched-containers', async () => watched.readSoon(), {
    from: 'next',
  });
  const runs: Awaited<ReturnType<typeof openRuns>> | undefined = opened.use(
    await openRuns({
      kernel,
      containers,
      pulse,
      watched,
      choices,
      credentialsFor: async (repository) => {
        const reference = parseReference(repository);
        return reference && (await pullLogin(registries.now(), reference));
      },
      dependsOnOf: ({ labels }) => wishesOf(labels).dependsOn,
    }),
  );
  opened.defer(runs.watch(({ host, name }) => watched.again(host, name)));
  opened.use(openAutomatic({ kernel, watched, runs }));
  const knowledge: RegistryKnowledge = {
    domains: () => usedDomains(subjects.all(), facts),
    loginOf: (domain) => registries.now().loginOf(domain),
    quotaOf: (domain) => registries.now().quotaOf(domain),
    paceOf: (host) => paces.get(host),
    loginProblem: () => registries.logins().problem,
  };
  const stop = new AbortController();
  const startedMs = clock.now();
  leadWatch(
    {
      kernel,
      watched,
      reload: () => looking.reload(),
      domains: () => knowledge.domains().map((one) => ({ ...one, askedSinceMs: startedMs })),
      forget: () => looking.forget(subjects.all().flatMap((one) => questionsOf(one, policies.policyOf(one)))),
    },
    stop.signal,
  );
  opened.defer(() => stop.abort());
  const options = { parts, watched, runs, configured: () => settings.configured() };
  const handlers = {
    ...updateHandlers(options),
    ...choiceHandlers({
      choices,
      watched,
      clock,
      details: async (host: string, name: string) => await detailsOf(options, host, name),
    }),
    ...policyHandlers({
      policies,
      watched,
      clock,
      judgeWith: async (subject, policy) => {
        const memory = { get: () => watched.get(subject.host, subject.name) };
        return shownOf(parts, subject, policy, judge(await inputFor(parts, subject, policy, memory), clock));
      },
    }),
    ...runs.handlers,
    ...registryHandlers({
      ...knowledge,
      kernel,
      settings,
      dockerConfig: () => registries.logins().config,
      registries: () => registries.now(),
    }),
    ...metricsHandlers({
      watched,
      runCounts: () => runs.outcomes(),
      registryStates: () => registryStates(knowledge, settings.all(), clock.now()),
    }),
  };
  const all = opened.move();
  return { handlers, [Symbol.asyncDispose]: async () => await all.disposeAsync() };
}
