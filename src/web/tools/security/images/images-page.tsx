import { Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { keyOf } from '../live-store.ts';
import { SecurityPage } from '../security-page.tsx';
import { ImageTable } from './image-table.tsx';
import { ReadAgain } from './read-again.tsx';

/** Every image in use, what is known of it, and what was found in it. */
export function ImagesPage() {
  const { host, image }: { host?: string; image?: string } = useParams({ strict: false });
  const openKey = host !== undefined && image !== undefined ? keyOf({ host, id: image }) : undefined;
  return (
    <SecurityPage section="images" actions={<ReadAgain />}>
      <ImageTable openKey={openKey} />
      <Suspense>
        <Outlet />
      </Suspense>
    </SecurityPage>
  );
}
