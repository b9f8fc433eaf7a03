import { useMe } from '../../../shell/session.ts';
import { PulsePage } from '../pulse-page.tsx';
import { KumaImport } from './kuma-import.tsx';
import { importingOf } from './importing-of.ts';

/** Takes over the database of an Uptime Kuma. */
export function ImportPage() {
  const { data: me } = useMe();
  return <PulsePage section="import">{me && <KumaImport importing={importingOf(me.user.id)} />}</PulsePage>;
}
