import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Opening } from './opening.ts';

const kinds = ['webhook', 'heartbeat'] as const;

/** What is open over the list; `?new=` opens a form, so that others can lead to it. */
export function useOpening() {
  const [chosen, setChosen] = useState<Opening | null>(null);
  const { new: asked, ...rest }: { new?: string; q?: string; input?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const what = kinds.find((kind) => kind === asked);
  const opening: Opening | null = chosen ?? (what ? { what, input: null } : null);
  const setOpening = (next: Opening | null) => {
    setChosen(next);
    if (asked !== undefined) void navigate({ to: '/notify/inputs', search: rest, replace: true });
  };
  return { opening, setOpening };
}
