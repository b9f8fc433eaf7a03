import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Section } from '../../../ui/facts.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { alertmanagerSnippets } from './alertmanager-snippets.ts';
import { inputsText } from './inputs-text.ts';
import { Snippet } from './snippet.tsx';

/** How to send alerts the way Prometheus does. */
export function AlertmanagerDetails() {
  const text = useText(inputsText);
  const { address, prometheus, amtool, curl } = alertmanagerSnippets(location.origin);
  return (
    <>
      <Section title={text('address')}>
        <CommandLine command={address} label={text('address')} />
        <p className="text-muted">{text('otherName')}</p>
        <p>{text('amToken')}</p>
        <div>
          <PageLink to="/account" size="sm">
            {text('amMakeToken')}
          </PageLink>
        </div>
      </Section>
      <Section title={text('amPrometheus')}>
        <Snippet text={prometheus} label={text('amPrometheus')} />
      </Section>
      <Section title={text('amTool')}>
        <Snippet text={amtool} label={text('amTool')} />
        <p className="text-muted">{text('amToolHint')}</p>
      </Section>
      <Section title={text('amCurl')}>
        <Snippet text={curl} label={text('amCurl')} />
        <p className="text-muted">{text('amGrafana')}</p>
      </Section>
    </>
  );
}
