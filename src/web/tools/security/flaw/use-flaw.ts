import { useQuery } from '@tanstack/react-query';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';

/** One flaw explained; asked anew when the live stream says that flaws are others now. */
export function useFlaw(flaw: string) {
  return useQuery({
    queryKey: [...flawsKey, 'one', flaw],
    queryFn: ({ signal }) => securityApi.flaw({ params: { flaw } }, { signal }),
  });
}
