import { NotifyPage } from '../notify-page.tsx';

/** Own words of messages. */
export function TemplatesPage() {
  return <NotifyPage section="templates">{null}</NotifyPage>;
}
