import { useText } from '../../../../i18n/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { PortDraft } from '../draft/spec-draft.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { Rows } from '../form/rows.tsx';
import { RowField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

const protocols = ['tcp', 'udp', 'sctp'] as const;

export function PortsSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  return (
    <FormSection title={text('ports')} parts={['ports']} summary={draft.ports.map(shortPort).join(', ')}>
      <Rows<PortDraft>
        hideTitle
        title={text('ports')}
        help={text('portsHelp')}
        rows={draft.ports}
        blank={{ hostIp: '', hostPort: '', containerPort: '', protocol: 'tcp' }}
        onChange={(ports) => change({ ports })}
        render={(port, set, index, entry) => <PortFields {...{ port, set, entry }} path={`ports.${index}`} />}
      >
        <Suggestions />
      </Rows>
    </FormSection>
  );
}

interface PortFieldsProps {
  port: PortDraft;
  set: (part: Partial<PortDraft>) => void;
  path: string;
  entry: string;
}

function PortFields({ port, set, path, entry }: PortFieldsProps) {
  const text = useText(fieldsText);
  return (
    <>
      <RowField
        entry={entry}
        className="min-w-28 flex-1"
        path={`${path}.hostPort`}
        label={text('hostPort')}
        value={port.hostPort}
        onChange={(hostPort) => set({ hostPort: hostPort.trim() })}
      />
      <span aria-hidden className="pt-1.5 text-muted">
        →
      </span>
      <RowField
        entry={entry}
        inputMode="numeric"
        className="min-w-28 flex-1"
        path={`${path}.containerPort`}
        label={text('containerPort')}
        value={port.containerPort}
        onChange={(containerPort) => set({ containerPort })}
      />
      <Select
        hideLabel
        label={`${entry}: ${text('protocol')}`}
        className="w-20"
        options={protocols.map((value) => ({ value, label: value }))}
        value={port.protocol}
        onChange={(protocol) => set({ protocol })}
      />
      <RowField
        entry={entry}
        className="min-w-28 flex-1"
        path={`${path}.hostIp`}
        label={text('hostIp')}
        value={port.hostIp}
        onChange={(hostIp) => set({ hostIp: hostIp.trim() })}
      />
    </>
  );
}

/** Ports that the image speaks of and that are not published. */
function Suggestions() {
  const text = useText(fieldsText);
  const { draft, change, image } = useSpecForm();
  const published = new Set(draft.ports.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`));
  const offered = (image?.exposedPorts ?? []).filter((port) => !published.has(port));
  return offered.slice(0, 6).map((port) => {
    const [containerPort = '', name] = port.split('/');
    const protocol = protocols.find((each) => each === name) ?? 'tcp';
    const added: PortDraft = { hostIp: '', hostPort: containerPort, containerPort, protocol };
    return (
      <Button key={port} size="sm" variant="quiet" onClick={() => change({ ports: [...draft.ports, added] })}>
        {text('publish', { port })}
      </Button>
    );
  });
}

function shortPort({ hostPort, containerPort }: PortDraft): string {
  return `${hostPort || '*'}→${containerPort}`;
}
