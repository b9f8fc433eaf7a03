import type { ContainerDetails } from '#contracts/containers/container.ts';

export function EditTab({ details }: { details: ContainerDetails }) {
  return <p className="p-4">{details.name}</p>;
}
