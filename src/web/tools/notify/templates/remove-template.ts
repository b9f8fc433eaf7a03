import type { Template } from '#contracts/notify/templates.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { notifyApi } from '../live.ts';
import { refreshTemplates } from './template-queries.ts';
import type { templatesText } from './templates-text.ts';

export function askRemoveTemplate(
  { id, name, usedBy }: Template,
  text: Translate<typeof templatesText>,
): Promise<boolean> {
  return askConfirm(
    {
      title: text('removeTitle', { name }),
      action: text('removeAction'),
      loses: [text('removeLoses')],
      dependents: usedBy.map((user) => text('removeThen', { name: user })),
      danger: true,
    },
    async () => {
      await notifyApi.removeTemplate({ params: { id } });
      await refreshTemplates();
    },
  );
}
