import { useRef, useState } from 'react';

const pauseMs = 700;

/** Which fields were left, or have not been typed in for a moment: only then is it fair to find fault with them. */
export function useTouched() {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const pauses = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const touch = (path: string) => setTouched((last) => (last.has(path) ? last : new Set([...last, path])));
  const touchSoon = (path: string) => {
    clearTimeout(pauses.current.get(path));
    const pause = setTimeout(() => touch(path), pauseMs);
    pauses.current.set(path, pause);
  };
  return { touched, touch, touchSoon };
}
