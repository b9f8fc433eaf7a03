import type { ContainerDetails } from '#contracts/containers/container.ts';
import { ContainerHistory } from './container-history.tsx';

export function HistoryTab({ details }: { details: ContainerDetails }) {
  return <ContainerHistory host={details.host} id={details.id} />;
}
