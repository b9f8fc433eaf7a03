export interface ProgressBarProps {
  /** What progresses, for screen readers. */
  label: string;
  /** From 0 to 1; null while nobody can say how much there is. */
  fraction: number | null;
}

/** How far one thing is, as a line. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={fraction ?? undefined}
      max={1}
      className={
        'h-1 w-full appearance-none overflow-hidden rounded-full border-0 bg-line ' +
        '[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent ' +
        'indeterminate:animate-pulse'
      }
    />
  );
}
