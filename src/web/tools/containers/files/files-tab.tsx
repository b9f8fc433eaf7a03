import type { ContainerDetails } from '#contracts/containers/container.ts';

export function FilesTab({ details }: { details: ContainerDetails }) {
  return <p className="p-4">{details.name}</p>;
}
