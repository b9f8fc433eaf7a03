import type { Fix } from '#contracts/containers/fix.ts';
import { CommandLine } from '../../../shell/command-line.tsx';

/** Ways to mend something, each with its command. */
export function Fixes({ fixes }: { fixes: readonly Fix[] }) {
  if (fixes.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {fixes.map(({ title, command }) => (
        <li key={title + command} className="flex flex-col gap-1">
          <span>{title}</span>
          {command && <CommandLine command={command} label={title} />}
        </li>
      ))}
    </ul>
  );
}
