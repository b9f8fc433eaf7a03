import type { ContainerBody } from './container-body.ts';

const hashLabel = 'com.docker.compose.config-hash';

/** What compose goes by when it decides whether a container is as its file says. One that compose did not make stays as it is. */
export function withConfigHash(body: ContainerBody, hash: string): ContainerBody {
  const { Labels } = body.create;
  if (Labels?.[hashLabel] === undefined) return body;
  return { ...body, create: { ...body.create, Labels: { ...Labels, [hashLabel]: hash } } };
}
