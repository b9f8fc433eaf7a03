// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import '../theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppRoot } from '../ui/app-root.tsx';
import { Gallery } from './gallery.tsx';

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <AppRoot>
        <Gallery />
      </AppRoot>
    </StrictMode>,
  );
}
