import { isCalled } from '../reading/is-called.ts';
import type { LabImage } from '../reading/lab-image.ts';

export interface ImageFilter {
  readonly host?: string | undefined;
  readonly stack?: string | undefined;
  readonly container?: string | undefined;
  /** The engine's id, or a reference as people write it. */
  readonly image?: string | undefined;
}

/** Those that are meant, of their containers only those that are meant: one container has to be in the stack and have the name. */
export function narrowImages(images: readonly LabImage[], filter: ImageFilter): LabImage[] {
  const { host, stack, container, image } = filter;
  return images.flatMap((one) => {
    if (host !== undefined && one.host !== host) return [];
    if (image !== undefined && !isCalled(one, image)) return [];
    if (stack === undefined && container === undefined) return [one];
    const containers = one.containers.filter(
      (each) =>
        (stack === undefined || each.stack === stack) && (container === undefined || each.name === container),
    );
    return containers.length === 0 ? [] : [{ ...one, containers }];
  });
}
