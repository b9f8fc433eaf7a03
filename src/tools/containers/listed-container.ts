import type { ContainerRecord, Host } from './host.ts';

type Listing = Pick<Host, 'list'>;

/** The container of this full id as last seen; it says nothing about who may see it. */
export function listedContainer(host: Listing, id: string): ContainerRecord | undefined {
  return host.list().find(({ summary }) => summary.id === id);
}

/** What a person calls the container of this full id; `otherwise` for one that is not listed. */
export function containerName(host: Listing, id: string, otherwise: string = id): string {
  return listedContainer(host, id)?.summary.name ?? otherwise;
}
