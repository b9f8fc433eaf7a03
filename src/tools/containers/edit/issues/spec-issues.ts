import { isDeepStrictEqual } from 'node:util';
import { ContainerSpec, type EnvironmentEntry } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import { hostAccessIssues } from './host-access-issues.ts';
import { identityIssues } from './identity-issues.ts';
import { limitIssues } from './limit-issues.ts';
import { mountIssues } from './mount-issues.ts';
import { networkIssues } from './network-issues.ts';
import { portIssues } from './port-issues.ts';
import type { Situation } from './situation.ts';

/**
 * What would not work of a spec, entry by entry. What is there already works, however it came about, so only what differs
 * from it is judged; what hangs together with something that changed, along with it.
 */
export function specIssues(spec: ContainerSpec, situation: Situation): EditIssue[] {
  const all = [
    ...identityIssues(spec, situation),
    ...portIssues(spec, situation),
    ...mountIssues(spec, situation),
    ...networkIssues(spec, situation),
    ...limitIssues(spec, situation),
    ...hostAccessIssues(spec),
  ];
  const { before } = situation;
  if (!before) return all;
  return all.filter(({ path }) => judgedWith(path).some((part) => !isSame(part, spec, before)));
}

const Part = ContainerSpec.keyof();
type Part = keyof ContainerSpec;

/** The parts of the spec whose change makes an issue at `path` worth telling. */
function judgedWith(path: string): Part[] {
  const { data: part } = Part.safeParse(path.split('.')[0]);
  if (part === 'ports' || part === 'hostname') return [part, 'network'];
  return part === undefined ? [] : [part];
}

function isSame(part: Part, spec: ContainerSpec, before: ContainerSpec): boolean {
  if (part !== 'environment') return isDeepStrictEqual(spec[part], before[part]);
  const { environment: was } = before;
  const isKept = ({ name, value }: EnvironmentEntry, index: number) =>
    was[index]?.name === name && (value === null || value === was[index].value);
  return spec.environment.length === was.length && spec.environment.every(isKept);
}
