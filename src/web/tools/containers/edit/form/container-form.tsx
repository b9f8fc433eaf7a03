import { BasicsSection } from '../fields/basics-section.tsx';
import { EnvironmentSection } from '../fields/environment-section.tsx';
import { HealthSection } from '../fields/health-section.tsx';
import { LabelsSection } from '../fields/labels-section.tsx';
import { LimitsSection } from '../fields/limits-section.tsx';
import { MountsSection } from '../fields/mounts-section.tsx';
import { NamesSection } from '../fields/names-section.tsx';
import { NetworkSection } from '../fields/network-section.tsx';
import { PortsSection } from '../fields/ports-section.tsx';
import { RightsSection } from '../fields/rights-section.tsx';
import { type SpecForm, SpecFormContext } from './spec-form.ts';

/** A container as a form, the same for one that is there and one that is to be. */
export function ContainerForm({ form }: { form: SpecForm }) {
  return (
    <SpecFormContext value={form}>
      <div className="flex flex-col">
        <BasicsSection />
        <EnvironmentSection />
        <PortsSection />
        <MountsSection />
        <NetworkSection />
        <LimitsSection />
        <HealthSection />
        <LabelsSection />
        <RightsSection />
        <NamesSection />
      </div>
    </SpecFormContext>
  );
}
