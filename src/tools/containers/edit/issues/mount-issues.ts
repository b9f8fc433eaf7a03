import type { ContainerSpec, MountSpec } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import { namePattern } from './identity-issues.ts';
import { issue, issueIf } from './issue.ts';
import type { Situation } from './situation.ts';

export function mountIssues({ mounts }: ContainerSpec, { before }: Situation): EditIssue[] {
  const seen = new Set<string>();
  return mounts.flatMap((mount, index) => {
    const target = normalised(mount.target);
    const isTwice = seen.has(target);
    seen.add(target);
    return [
      ...targetIssues(mount.target, isTwice, `mounts.${index}.target`),
      ...sourceIssues(mount, `mounts.${index}.source`),
      ...issueIf(mount.kind === 'other' && !isThere(mount, before), `mounts.${index}.kind`, 'mount-kind'),
    ];
  });
}

function targetIssues(target: string, isTwice: boolean, path: string): EditIssue[] {
  if (!target.startsWith('/')) return [issue(path, 'path-relative')];
  if (normalised(target) === '/') return [issue(path, 'target-root')];
  return issueIf(isTwice, path, 'target-twice', { target });
}

function sourceIssues({ kind, source }: MountSpec, path: string): EditIssue[] {
  if (kind === 'bind') return issueIf(!source.startsWith('/'), path, 'bind-relative');
  if (kind !== 'volume' || source === '' || namePattern.test(source)) return [];
  return [issue(path, /^[.~]|[/\\]/.test(source) ? 'bind-relative' : 'volume-form')];
}

function isThere({ target }: MountSpec, before: ContainerSpec | null): boolean {
  return before?.mounts.some((mount) => mount.kind === 'other' && mount.target === target) ?? false;
}

/** Without what makes no difference: `/data/` and `/data//` are `/data`. */
function normalised(path: string): string {
  return path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
}
