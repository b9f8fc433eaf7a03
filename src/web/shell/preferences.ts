import type { Language, Theme } from '#contracts/hub/user.ts';
import { setLanguage } from '../i18n/language.ts';
import { setTheme } from '../ui/theme.ts';
import { hubApi } from './api.ts';
import { refreshSession } from './session.ts';

/** Applies at once in this browser, then keeps it with the account; before sign-in the browser alone remembers. */
export async function choosePreferences(choice: { language?: Language; theme?: Theme }): Promise<void> {
  if (choice.language) setLanguage(choice.language);
  if (choice.theme) setTheme(choice.theme);
  try {
    await hubApi.updateMe({ body: choice });
    await refreshSession();
  } catch {
    // The page already shows the choice, and this browser keeps it; the account follows when it can be reached.
  }
}
