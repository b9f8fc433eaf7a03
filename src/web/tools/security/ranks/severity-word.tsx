import type { Severity } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { ranksText } from './ranks-text.ts';

const tones: Partial<Record<Severity, string>> = {
  critical: 'text-down font-medium',
  high: 'text-degraded font-medium',
};

export function SeverityWord({ severity, className }: { severity: Severity; className?: string }) {
  const text = useText(ranksText);
  return <span className={cx(tones[severity] ?? 'text-muted', className)}>{text(severity)}</span>;
}
