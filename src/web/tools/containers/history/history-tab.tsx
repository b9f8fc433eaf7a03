import type { ContainerDetails } from '#contracts/containers/container.ts';

export function HistoryTab({ details }: { details: ContainerDetails }) {
  return <p className="p-4">{details.name}</p>;
}
