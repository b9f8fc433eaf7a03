import { useText } from '../../../i18n/use-text.ts';
import { useLiveLab } from '../live.ts';
import { knownOf } from '../images/image-rows.ts';
import { SecurityPage } from '../security-page.tsx';
import { PackageTable } from './package-table.tsx';
import { packagesText } from './packages-text.ts';

/** Every package of the lab, for the question "do we have that?". */
export function PackagesPage() {
  const text = useText(packagesText);
  const { images } = useLiveLab();
  const unread = [...images.values()].filter((image) => knownOf(image) !== 'known').length;
  return (
    <SecurityPage section="packages">
      <p className="max-w-prose text-muted">
        {text('intro')}{' '}
        {unread > 0 && <span className="text-degraded">{text('unread', { count: unread })}</span>}
      </p>
      <PackageTable />
    </SecurityPage>
  );
}
