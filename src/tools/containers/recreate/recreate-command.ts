import { shellQuote } from '../shell-quote.ts';
import type { ContainerBody } from './container-body.ts';
import type { ImageChoice } from './recreation.ts';

/** What somebody would do by hand; docker itself has no word for it. Values of the environment are left out. */
export function recreateCommand(
  name: string,
  { name: newName, create }: ContainerBody,
  image: ImageChoice,
): string {
  const { 'com.docker.compose.project': project, 'com.docker.compose.service': service } =
    create.Labels ?? {};
  const pull = image.use === 'pull';
  if (project && service) {
    const options = `--detach --no-deps --force-recreate${pull ? ' --pull always' : ''}`;
    return `docker compose --project-name ${shellQuote(project)} up ${options} ${shellQuote(service)}`;
  }
  const [old, next, reference] = [name, newName, create.Image].map(shellQuote);
  return [
    ...(pull ? [`docker pull ${reference}`] : []),
    `docker stop ${old}`,
    `docker rename ${old} ${shellQuote(`${name}-old`)}`,
    `docker run --detach --name ${next} [the same options] ${reference}`,
    `docker rm ${shellQuote(`${name}-old`)}`,
  ].join(' && ');
}
