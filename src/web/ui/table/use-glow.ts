import { useEffect, useRef, useState } from 'react';

const glowMs = 1400;

/** True for one glow after `version` changed; never for the first value seen. */
export function useGlow(version: string | number | undefined): boolean {
  const last = useRef(version);
  const [isGlowing, setIsGlowing] = useState(false);
  useEffect(() => {
    if (last.current === version) return undefined;
    last.current = version;
    setIsGlowing(true);
    const timer = setTimeout(() => setIsGlowing(false), glowMs);
    return () => clearTimeout(timer);
  }, [version]);
  return isGlowing;
}
