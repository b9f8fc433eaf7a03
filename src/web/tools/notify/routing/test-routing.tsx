import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Destination } from '#contracts/notify/destinations.ts';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { queryClient } from '../../../shell/session.ts';
import type { RoutingEditor } from './routing-draft.ts';
import type { PartProps } from './routing-part.ts';

/** A routing of two routes, one in the other. */
export const routingFixture = RoutingConfig.parse({
  route: {
    receiver: 'default',
    groupBy: ['host'],
    groupWaitMs: 15_000,
    routes: [
      {
        receiver: 'ops',
        matchers: [{ name: 'severity', operator: '=', value: 'critical' }],
        routes: [
          { matchers: [{ name: 'stack', operator: '!=', value: 'media' }], muteTimeIntervals: ['night'] },
        ],
      },
    ],
  },
  receivers: [{ name: 'default' }, { name: 'ops', destinationIds: ['d1'] }],
  timeIntervals: [{ name: 'night', ranges: [{ times: [{ from: 1320, to: 420 }] }] }],
});

export function destinationFixture(id: string, changes: Partial<Destination> = {}): Destination {
  return {
    id,
    name: `Channel ${id}`,
    kind: 'ntfy',
    settings: {},
    language: 'en',
    templateId: null,
    fallbackId: null,
    isEnabled: true,
    isDefault: true,
    health: {
      state: 'working',
      reason: null,
      reasonEs: null,
      sinceMs: null,
      untilMs: null,
      waiting: 0,
      dead: 0,
      lastSentAtMs: null,
    },
    updatedAtMs: 1,
    updatedBy: 'ana',
    ...changes,
  };
}

export function editorFixture(changes: Partial<RoutingEditor> = {}): RoutingEditor {
  return {
    saved: { config: routingFixture, version: 1 },
    config: routingFixture,
    merged: routingFixture,
    isDirty: false,
    isOvertaken: false,
    mayEdit: true,
    change: () => undefined,
    discard: () => undefined,
    keepMine: () => undefined,
    save: async () => undefined,
    ...changes,
  };
}

export function partFixture(changes: Partial<RoutingEditor> = {}): PartProps {
  return {
    editor: editorFixture(changes),
    check: { problems: [], warnings: [], yaml: 'route: {}', isPending: false },
    destinations: [destinationFixture('d1'), destinationFixture('d2', { isDefault: false })],
  };
}

export function WithQueries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

interface Asked {
  path: string;
  body: unknown;
}

/** Answers by the end of the path. Keeps what was asked, as in `PUT /api/notify/routing`. */
export function fakeServer(answers: Readonly<Record<string, unknown>>) {
  const asked: Asked[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    const request = new Request(new URL(address, 'http://localhost'), init);
    const path = new URL(request.url).pathname;
    const text = await request.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    asked.push({ path: `${request.method} ${path}`, body });
    const answer = answers[path.replace('/api/notify', '')];
    return answer instanceof Response ? answer.clone() : Response.json(answer ?? {});
  };
  return { asked, fetch };
}
