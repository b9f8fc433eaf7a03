import type { HostChoices } from '#contracts/containers/editable-container.ts';
import { hostResource, resourceOf } from '#contracts/containers/resource.ts';
import { maySee } from '../require-permission.ts';
import type { EditContext } from './edit-context.ts';
import { choicesOf } from './image-defaults.ts';
import { listedContainer } from '../listed-container.ts';

/** What there is to choose from, as far as the caller may see it; what the container has already is no secret. */
export async function visibleChoices(
  { host, caller, capture, surroundings }: EditContext,
  signal?: AbortSignal,
): Promise<HostChoices> {
  const all = choicesOf(surroundings);
  if (maySee(caller, hostResource(host.id))) return all;
  const [networks, volumes] = await Promise.all([host.networks.list(signal), host.volumes.list(signal)]);
  const seen = host.list().filter(({ summary }) => maySee(caller, resourceOf(summary)));
  const own = listedContainer(host, capture.id)?.summary.networks ?? [];
  const names = new Set(
    [...networks, ...volumes].filter((one) => maySee(caller, one)).map(({ name }) => name),
  );
  const images = new Set(seen.map(({ summary }) => summary.image));
  return {
    networks: all.networks.filter((name) => names.has(name) || own.includes(name)),
    volumes: all.volumes.filter((name) => names.has(name)),
    images: all.images.filter((reference) => images.has(reference)),
  };
}
