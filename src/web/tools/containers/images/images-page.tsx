import { Sections } from '../sections.tsx';

export function ImagesPage() {
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <Sections current="images" />
    </div>
  );
}
