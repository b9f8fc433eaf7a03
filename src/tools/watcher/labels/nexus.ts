import { StepLimit, UpdateMode } from '#contracts/watcher/policy.ts';
import {
  numberOf,
  patternsOf,
  releaseLink,
  setting,
  transform,
  flagOf,
} from '../label-parts/policy-readers.ts';
import { readWindow } from '../label-parts/read-window.ts';
import { dependsOn, displayName, oneOf } from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

export const nexus: LabelFamily = {
  id: 'nexus',
  title: 'NEXUS',
  prefixes: ['nexus.watcher.'],
  labels: {
    mode: oneOf(UpdateMode.options, (mode) => setting('mode', mode)),
    level: oneOf(StepLimit.options, (level) => setting('level', level)),
    'auto-level': oneOf(StepLimit.options, (level) => setting('autoLevel', level)),
    'minimum-age-days': numberOf('minimumAgeDays'),
    prereleases: flagOf('prereleases'),
    include: patternsOf('include'),
    exclude: patternsOf('exclude'),
    transform,
    'watch-digest': flagOf('watchDigest'),
    'watch-tags': flagOf('watchTags'),
    window: readWindow,
    'gate-seconds': numberOf('gateSeconds'),
    'pulse-seconds': numberOf('pulseSeconds'),
    'release-link': releaseLink,
    'display-name': displayName,
    'depends-on': dependsOn,
  },
};
