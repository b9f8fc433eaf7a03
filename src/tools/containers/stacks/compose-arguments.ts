import { shellQuote } from '../shell-quote.ts';
import type { ComposeCommand, ComposeProject } from './host-compose.ts';

type Target = ComposeProject | { readonly name: string };

/** `--project-name … -f …`: which stack, and where its files are. */
export function projectArguments(project: Target): string[] {
  if (!('workingDirectory' in project)) return ['--project-name', project.name];
  return [
    '--project-name',
    project.name,
    '--project-directory',
    project.workingDirectory,
    ...project.configFiles.flatMap((file) => ['-f', file]),
    ...project.environmentFiles.flatMap((file) => ['--env-file', file]),
    ...project.profiles.flatMap((profile) => ['--profile', profile]),
  ];
}

/** Names of services are untrusted: behind `--` none is taken for an option. */
export function commandArguments(command: ComposeCommand): string[] {
  switch (command.command) {
    case 'up':
      return [
        'up',
        '--detach',
        ...(command.pull === 'missing' ? [] : ['--pull', command.pull]),
        ...(command.build ? ['--build'] : []),
        ...(command.removeOrphans ? ['--remove-orphans'] : []),
        ...(command.forceRecreate ? ['--force-recreate'] : []),
        ...behindDashes(command.services),
      ];
    case 'start':
    case 'stop':
    case 'restart':
      return [command.command, ...behindDashes(command.services)];
    case 'down':
      return ['down', '--remove-orphans'];
  }
}

function behindDashes(services: readonly string[]): string[] {
  return services.length === 0 ? [] : ['--', ...services];
}

export function composeCommandLine(project: Target, command: ComposeCommand): string {
  return ['docker', 'compose', ...projectArguments(project), ...commandArguments(command)]
    .map((argument) => shellQuote(argument))
    .join(' ');
}
