import type { ImageVersion } from '#contracts/watcher/version.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Words } from '#contracts/words.ts';

const shownDigits = 12;

/** How a person calls a version; digests are cut. */
export function versionText({ tag, version, digest }: ImageVersion): string {
  return tag ?? version ?? shortDigest(digest) ?? '?';
}

function shortDigest(digest: string | null): string | undefined {
  return digest?.replace(/^sha256:/, '').slice(0, shownDigits);
}

/** `1.26 → 1.27`; where the tag stays, the digests. */
export function stepText({ from, to }: Pick<UpdateRun, 'from' | 'to'>): string {
  const [before, after] = [versionText(from), versionText(to)];
  if (before !== after) return `${before} → ${after}`;
  return `${after} (${shortDigest(from.digest) ?? '?'} → ${shortDigest(to.digest) ?? '?'})`;
}

type Told = Pick<UpdateRun, 'name' | 'from' | 'to' | 'kind'>;

/** One line for whoever hears of the end. */
export const summaries = {
  succeeded: (run: Told): Words => ({
    en: `${run.name} was updated: ${stepText(run)}`,
    es: `${run.name} se ha actualizado: ${stepText(run)}`,
  }),
  reverted: (run: Told): Words => ({
    en: `${run.name} went back: ${stepText(run)}`,
    es: `${run.name} ha vuelto atrás: ${stepText(run)}`,
  }),
  back: (run: Told): Words => ({
    en: `The update of ${run.name} was taken back; ${versionText(run.from)} runs again`,
    es: `La actualización de ${run.name} se ha deshecho; vuelve a ejecutarse ${versionText(run.from)}`,
  }),
  failed: (run: Told): Words =>
    run.kind === 'revert'
      ? {
          en: `${run.name} could not go back: ${stepText(run)}`,
          es: `${run.name} no ha podido volver atrás: ${stepText(run)}`,
        }
      : {
          en: `${run.name} could not be updated: ${stepText(run)}`,
          es: `${run.name} no se ha podido actualizar: ${stepText(run)}`,
        },
};
