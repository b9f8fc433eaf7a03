import { z } from 'zod';
import { call } from '../contract.ts';
import { Alert } from './alert.ts';
import { Matchers } from './matcher.ts';

export const Silence = z.object({
  id: z.string(),
  matchers: Matchers,
  startsAtMs: z.int(),
  endsAtMs: z.int(),
  createdBy: z.string(),
  comment: z.string(),
  updatedAtMs: z.int(),
  state: z.enum(['pending', 'active', 'expired']),
  /** How many alerts of now it keeps quiet. */
  matching: z.int(),
});
export type Silence = z.infer<typeof Silence>;

const Wanted = z.object({
  matchers: Matchers.min(1),
  startsAtMs: z.int(),
  endsAtMs: z.int(),
  comment: z.string().max(2000),
});
const SilenceId = z.object({ id: z.string() });

export const silencesEndpoints = {
  silences: call({
    method: 'GET',
    path: '/silences',
    summary: 'List silences: active by end, pending by start, then expired ones',
    access: 'notify:read',
    result: z.array(Silence),
  }),
  createSilence: call({
    method: 'POST',
    path: '/silences',
    summary: 'Keep alerts quiet for a time',
    access: 'notify:respond',
    body: Wanted,
    result: Silence,
  }),
  /** The id changes when matchers or a start that has passed do: the old one is expired and a new one made. */
  changeSilence: call({
    method: 'PUT',
    path: '/silences/{id}',
    summary: 'Change a silence',
    access: 'notify:respond',
    params: SilenceId,
    body: Wanted,
    result: Silence,
  }),
  expireSilence: call({
    method: 'DELETE',
    path: '/silences/{id}',
    summary: 'End a silence now',
    access: 'notify:respond',
    params: SilenceId,
    result: Silence,
  }),
  previewSilence: call({
    method: 'POST',
    path: '/silences/preview',
    summary: 'See which alerts of now a silence would keep quiet',
    access: 'notify:read',
    body: z.object({ matchers: Matchers }),
    result: z.object({ alerts: z.array(Alert) }),
  }),
};
