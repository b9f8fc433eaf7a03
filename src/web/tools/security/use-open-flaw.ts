import { useNavigate, useRouter } from '@tanstack/react-router';
import { rememberOrigin } from './flaw/opened-from.ts';
import { flawPath } from './paths.ts';

/** Opens a flaw from wherever it is named; closing it comes back here. */
export function useOpenFlaw(): (flaw: string) => void {
  const navigate = useNavigate();
  const router = useRouter();
  return (flaw) => {
    rememberOrigin(flaw, router.state.location.href);
    void navigate({ to: flawPath(flaw) });
  };
}
