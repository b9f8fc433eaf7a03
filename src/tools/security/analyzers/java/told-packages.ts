import { givenFile } from '../image-files/given-file.ts';
import { java } from '../java.ts';

/** For tests: what an archive tells, a line each; places inside it without its own path. Its size may be said to be another. */
export async function toldOf(path: string, bytes: Buffer, sizeBytes = bytes.length): Promise<string[]> {
  const { packages = [], problems = [] } = await java.read({ ...givenFile(path, bytes), sizeBytes });
  return [
    ...packages.map(
      (one) => `${one.name} ${one.version}${one.path === path ? '' : ` ${one.path.slice(path.length)}`}`,
    ),
    ...problems.map((one) => `${one.id} ${one.path?.slice(path.length)}`.trim()),
  ];
}
