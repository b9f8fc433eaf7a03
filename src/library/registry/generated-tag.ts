const generated = /^sha256-[a-f0-9]{64}(?:\.(?:att|sbom|sig))?$/;

/** True for tags under which signatures and the like are kept: no image that anyone runs. */
export function isGeneratedTag(name: string): boolean {
  return generated.test(name);
}
