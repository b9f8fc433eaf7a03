export interface ToggleWordsProps {
  label: string;
  help?: string;
  helpId: string;
}

/** Beside a checkbox or a switch. */
export function ToggleWords({ label, help, helpId }: ToggleWordsProps) {
  return (
    <span className="min-w-0 wrap-anywhere">
      {label}
      {help && (
        <span id={helpId} className="block text-sm text-muted">
          {help}
        </span>
      )}
    </span>
  );
}
