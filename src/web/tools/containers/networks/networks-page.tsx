import { Sections } from '../sections.tsx';

export function NetworksPage() {
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <Sections current="networks" />
    </div>
  );
}
