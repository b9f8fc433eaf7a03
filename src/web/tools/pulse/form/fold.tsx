import ChevronIcon from 'lucide-react/icons/chevron-right';
import { type ReactNode, useState } from 'react';

/** Fields that most people leave alone. Opens by itself where something in it is wrong. */
export function Fold({
  title,
  mustOpen,
  children,
}: {
  title: string;
  mustOpen: boolean;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      open={isOpen || mustOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group border-b border-line-soft"
    >
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 font-medium">
        <ChevronIcon aria-hidden className="size-4 text-muted transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
