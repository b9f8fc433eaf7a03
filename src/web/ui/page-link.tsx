import { createLink } from '@tanstack/react-router';
import { LinkButton } from './button.tsx';

/** A button that leads to another page of this app, without loading it anew. */
export const PageLink = createLink(LinkButton);
