import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ToolPage } from '../../shell/tool-page.tsx';
import { AcceptanceDialog } from './acceptances/acceptance-dialog.tsx';
import { CompareDialog } from './compare/compare-dialog.tsx';
import { type SectionId, sections } from './sections.ts';
import { securityText } from './security-text.ts';
import { useMaySecurity } from './use-may-security.ts';

/** The frame of every page of Security. */
export function SecurityPage(props: { section: SectionId; actions?: ReactNode; children: ReactNode }) {
  const may = useMaySecurity();
  const visible = sections.filter(({ permission, where }) => may(permission, where));
  return (
    <>
      <ToolPage tool="security" text={useText(securityText)} visible={visible} {...props} />
      <AcceptanceDialog />
      <CompareDialog />
    </>
  );
}
