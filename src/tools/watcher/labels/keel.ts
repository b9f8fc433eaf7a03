import { patterns, releaseLink, setting } from '../label-parts/policy-readers.ts';
import { noneOf, nothing, onlyNotify, truth, undone } from '../label-parts/readers.ts';
import type { LabelFamily, LabelReading, ReadLabel } from './label-family.ts';

const steps = ['all', 'major', 'minor', 'patch'] as const;

/** Keel applies by itself, unless approvals are asked for. `force` is about the same tag: a registry has no other order for it. */
const policy: ReadLabel = (value, labels) => {
  const word = value.trim();
  const mode = Number(labels['keel.sh/approvals'] ?? 0) > 0 ? 'ask' : 'auto';
  if (word === 'never') return onlyNotify;
  if (word === 'force') return { set: { mode, watchTags: false } };
  const step = steps.find((one) => one === word);
  if (step) return { set: { mode, level: step, autoLevel: step } };
  const [, kind, pattern = ''] = /^(glob|regexp):(.+)$/.exec(word) ?? [];
  if (kind === undefined)
    return { problem: noneOf(value, [...steps, 'force', 'never', 'glob:…', 'regexp:…']) };
  return withMode(patterns('include', [kind === 'glob' ? globPattern(pattern) : pattern]), mode);
};

function withMode(read: LabelReading, mode: 'ask' | 'auto'): LabelReading {
  return read.set ? { set: { ...read.set, mode } } : read;
}

function globPattern(glob: string): string {
  return `^${glob.replaceAll(/[^\w-]/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`))}$`;
}

const approvals: ReadLabel = (value) =>
  /^\d{1,4}$/.test(value.trim())
    ? {}
    : { problem: { en: 'It is no number of approvals.', es: 'No es un número de aprobaciones.' } };

const rhythm = undone(
  'How often registries are asked is set in NEXUS for all containers.',
  'La frecuencia con la que se pregunta a los registros se ajusta en NEXUS para todos los contenedores.',
);
const ofKubernetes = undone(
  'It is about Kubernetes, which NEXUS does not manage.',
  'Es de Kubernetes, que NEXUS no gestiona.',
);

/** Of Keel (keel.sh, "Policies"), as far as it means something for Docker. */
export const keel: LabelFamily = {
  id: 'keel',
  title: 'Keel',
  prefixes: ['keel.sh/'],
  labels: {
    policy,
    approvals,
    matchPreRelease: truth(setting('prereleases', false), setting('prereleases', true)),
    matchTag: truth(setting('watchTags', false), {}),
    releaseNotes: releaseLink,
    approvalDeadline: undone(
      'Decisions do not end by themselves in NEXUS.',
      'En NEXUS las decisiones no caducan.',
    ),
    trigger: nothing,
    pollSchedule: rhythm,
    notify: undone(
      'Who is told is set in Notify, not with a label.',
      'A quién se avisa se decide en Notify, no con una etiqueta.',
    ),
    monitorContainers: ofKubernetes,
    initContainers: ofKubernetes,
    imagePullSecret: ofKubernetes,
  },
};
