import type { Package } from '#contracts/security/package.ts';

/** `linux`, Ubuntu's `linux-aws-6.8`, Debian's `linux-signed-amd64`, `kernel` of the rpm world, SUSE's `kernel-default`. */
const kernelSource = /^(linux|kernel)($|-)/;
const kernelPart =
  /^(linux-(libc-dev|headers|kbuild|image|modules|compiler|source|doc|support|buildinfo|glibc-devel)|kernel($|-(headers|devel|core|modules|default|macros|doc|srpm-macros|source|syms|uek|lt|ml)))/;

/**
 * Whether a package is a part of the kernel, such as `linux-libc-dev`. A container runs the kernel of its host, so a flaw of the
 * kernel is not repaired in an image; tools built from the same source, such as `linux-perf`, run in it.
 */
export function isKernelPackage({ name, source }: Pick<Package, 'name' | 'source'>): boolean {
  return kernelSource.test(source?.name ?? name) && kernelPart.test(name);
}
