import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { decide } from '#kernel/access/decide.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { isSameRepository } from '#library/image-reference/image-reference.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';

/** What is not there. */
const imageWord = { en: 'The image', es: 'la imagen' };

export type SecurityPermission = Extract<GrantedPermission, `security:${string}`>;

/** An image belongs where its containers do; one that nobody uses, to its host. */
function resourcesOf({ host, containers }: LabImage): readonly Resource[] {
  if (containers.length === 0) return [{ host, stack: null, labels: {} }];
  return containers;
}

export function mayOnImage(caller: Caller, permission: SecurityPermission, image: LabImage): boolean {
  return resourcesOf(image).some((resource) => decide(caller, permission, resource) === 'allow');
}

/** With those of its containers and names that the caller may see; undefined when it may see no container. */
export function seenImage(caller: Caller, image: LabImage): LabImage | undefined {
  if (!mayOnImage(caller, 'security:read', image)) return undefined;
  if (seesHost(caller, image.host)) return image;
  const containers = image.containers.filter((one) => decide(caller, 'security:read', one) === 'allow');
  const references = ownNames(image, containers);
  const isWhole =
    containers.length === image.containers.length && references.length === image.references.length;
  return isWhole ? image : { ...image, containers, references };
}

/** Other names of the same content are of what others run: they are told, and compared with, by those who see the host. */
function ownNames({ references }: LabImage, containers: LabImage['containers']): readonly string[] {
  const own = [...new Set(containers.map(({ image }) => image))];
  return references.filter((name) => own.some((one) => one === name || isSameRepository(one, name)));
}

function seesHost(caller: Caller, host: string): boolean {
  return decide(caller, 'security:read', { host, stack: null, labels: {} }) === 'allow';
}

/** Each image that the caller may see, as the caller may see it. */
export function seenImages(reading: Pick<Reading, 'subjects'>, caller: Caller): LabImage[] {
  return reading.subjects().flatMap((image) => seenImage(caller, image) ?? []);
}

/** Nothing is told about an image that the caller may not see. @throws NexusError `not-found`, `forbidden` */
export function allowedImage(
  reading: Pick<Reading, 'subjects'>,
  caller: Caller,
  permission: SecurityPermission,
  key: { readonly host: string; readonly image: string },
): LabImage {
  const found = reading.subjects().find(({ host, id }) => host === key.host && id === key.image);
  const seen = found && seenImage(caller, found);
  if (!found || !seen) throw notFound(imageWord);
  if (!mayOnImage(caller, permission, found)) throw forbidden();
  return seen;
}

/** A host of which the caller sees nothing is not told of. */
export function maySeeHost(reading: Pick<Reading, 'subjects'>, caller: Caller, host: string): boolean {
  return seesHost(caller, host) || seenImages(reading, caller).some((image) => image.host === host);
}
