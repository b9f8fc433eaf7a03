import { security } from '#contracts/security/contract.ts';
import { apiClient } from '../../shell/api.ts';

/** With the whole contract: only pages and what runs behind them import it, so that the shell loads without. */
export const securityApi = apiClient(security);
