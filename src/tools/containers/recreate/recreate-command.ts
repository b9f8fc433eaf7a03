import { runCommand } from '../edit/command/run-command.ts';
import { shellQuote } from '../shell-quote.ts';
import type { ContainerBody } from './container-body.ts';
import type { ImageChoice } from './recreation.ts';

/** What somebody would do by hand; docker itself has no word for it. Values of the environment are left out. */
export function recreateCommand(name: string, body: ContainerBody, image: ImageChoice): string {
  const { 'com.docker.compose.project': project, 'com.docker.compose.service': service } =
    body.create.Labels ?? {};
  const pulls = image.use === 'pull';
  if (project && service) {
    const options = `--detach --no-deps --force-recreate${pulls ? ' --pull always' : ''}`;
    return `docker compose --project-name ${shellQuote(project)} up ${options} ${shellQuote(service)}`;
  }
  const [old, aside] = [shellQuote(name), shellQuote(`${name}-old`)];
  return [
    ...(pulls ? [`docker pull ${shellQuote(body.create.Image)}`] : []),
    `docker stop ${old}`,
    `docker rename ${old} ${aside}`,
    runCommand(body, { isShown: () => false }),
    `docker rm ${aside}`,
  ].join(' && ');
}
