import type { ToolPages } from '../../shell/tool-pages.ts';
import { hubRoutes } from './routes.ts';

export const hubPages: ToolPages = { id: 'hub', routes: hubRoutes };
