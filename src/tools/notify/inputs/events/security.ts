import type { Labels } from '#contracts/notify/matcher.ts';
import { securityEvents } from '#contracts/security/events.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import { familiarRepository, parseReference } from '#library/image-reference/image-reference.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import type { EventMapping } from './event-mapping.ts';
import { over, reporting } from './event-report.ts';
import { endsOfAllFlaws } from './security-ends.ts';
import { english, spanish } from './security-words.ts';

type EventTypes = (typeof securityEvents)[number];
type SecurityEvent = Delivered<EventTypes>;
type Of<Name extends SecurityEvent['name']> = Extract<SecurityEvent, { name: Name }>;
type AboutImage = Of<'security.flaws-found' | 'security.flaws-settled'>;

const report = reporting({ name: 'Security', english, spanish });

export const securityMapping: EventMapping<EventTypes> = {
  name: 'notify-of-security',
  events: securityEvents,
  from: 'oldest',
  reportsOf(event) {
    switch (event.name) {
      case 'security.flaws-found':
        return [found(event)];
      case 'security.flaws-settled':
        return [settled(event)];
      case 'security.feed-unanswered':
        return [unanswered(event)];
      case 'security.feed-answers':
        return [over(event, unanswered(event))];
    }
  },
  endsOfOthers: endsOfAllFlaws,
};

/** Each flaw is told of once, so each telling is an alert of its own: under the labels of another, nobody would hear of it. */
function found(event: Of<'security.flaws-found'>): AlertReport {
  const { payload } = event;
  const { why, rank, flaws, host, containers } = payload;
  const [first] = flaws;
  const names = new Set(containers.map(({ name }) => name));
  const stacks = new Set(containers.map(({ stack }) => stack));
  const [stack] = stacks;
  const place = {
    ...(names.size === 1 && { container: [...names].join('') }),
    ...(stacks.size === 1 && stack && { stack }),
  };
  return report(event, {
    labels: { ...imageLabels(event, severityOf(payload)), ...place, why, rank, flaw: first?.flaw ?? '' },
    say: (words) => words.found(payload),
    changeAt: flaws.length === 1 && first ? flawPath(first.flaw) : listPath(host, containers[0]?.name),
  });
}

function severityOf({ rank, flaws }: Of<'security.flaws-found'>['payload']): string {
  if (rank === 'now' || flaws.some(({ isExploited }) => isExploited)) return 'critical';
  return rank === 'soon' ? 'warning' : 'info';
}

/** Which flaws were told of is found with the alerts of now. */
function settled(event: Of<'security.flaws-settled'>): AlertReport {
  const { host, containers } = event.payload;
  return over(
    event,
    report(event, {
      labels: imageLabels(event, 'info'),
      say: (words) => words.settled(event.payload),
      changeAt: listPath(host, containers[0]?.name),
    }),
  );
}

function unanswered(event: Of<'security.feed-unanswered' | 'security.feed-answers'>): AlertReport {
  const { payload } = event;
  return report(event, {
    labels: { alertname: 'FeedUnanswered', feed: payload.feed, severity: 'warning' },
    say: (words) => ('words' in payload ? words.unanswered(payload) : words.answers(payload)),
    changeAt: '/security/sources',
    ...('sinceMs' in payload && { startsAtMs: payload.sinceMs }),
  });
}

/** By its repository, which stays when the image is updated: that is what the key of these events says after the host. */
function imageLabels({ payload: { host, reference }, key }: AboutImage, severity: string): Labels {
  const [, name = reference] = key.split('\n');
  const parsed = name.startsWith('sha256:') ? undefined : parseReference(name);
  return { alertname: 'FlawsFound', host, image: parsed ? familiarRepository(parsed) : name, severity };
}

function flawPath(flaw: string): string {
  return `/security/flaws/${encodeURIComponent(flaw)}`;
}

function listPath(host: string, container: string | undefined): string {
  const query = new URLSearchParams({ host, ...(container !== undefined && { container }) });
  return `/security?${query.toString()}`;
}
