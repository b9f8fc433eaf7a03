import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  help?: string;
  children: ReactNode;
}

/** Fields that answer one question together. */
export function FieldGroup({ label, help, children }: Props) {
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-describedby={help ? id : undefined}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {help && (
        <p id={id} className="text-sm text-muted">
          {help}
        </p>
      )}
      {children}
    </fieldset>
  );
}
