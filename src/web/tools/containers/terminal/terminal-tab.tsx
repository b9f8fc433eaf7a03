import type { ContainerDetails } from '#contracts/containers/container.ts';

export function TerminalTab({ details }: { details: ContainerDetails }) {
  return <p className="p-4">{details.name}</p>;
}
