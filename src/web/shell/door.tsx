import { lazy, Suspense, type ReactNode } from 'react';
import { setLanguage, useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { doorText } from './door-text.ts';
import { shellText } from './shell-text.ts';

const LazyCommandLine = lazy(() =>
  import('./command-line.tsx').then((module) => ({ default: module.CommandLine })),
);

/** Its copy button brings tooltips along, which the door does not wait for. */
export function DoorCommand(props: { command: string; label: string }) {
  return (
    <Suspense fallback={<code className="py-1 font-mono text-sm break-all">{props.command}</code>}>
      <LazyCommandLine {...props} />
    </Suspense>
  );
}

/** The page before sign-in: one card in the middle, nothing else to decide. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const text = useText(doorText);
  const shell = useText(shellText);
  const language = useLanguage();
  const other = language === 'en' ? 'es' : 'en';
  return (
    <main className="grid min-h-dvh place-items-center bg-base p-4">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <div className="flex flex-col items-center gap-2 text-center">
          <img src="/icon.svg" alt="" className="size-12" />
          <p className="text-lg font-semibold tracking-wide">NEXUS</p>
          <p className="text-muted">{text('tagline')}</p>
        </div>
        <section
          aria-labelledby="door-title"
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5 sm:p-6"
        >
          <h1 id="door-title" className="text-lg font-semibold">
            {title}
          </h1>
          {children}
        </section>
        <Button
          variant="quiet"
          size="sm"
          lang={other}
          className="self-center"
          onClick={() => setLanguage(other)}
        >
          {shell(other === 'es' ? 'spanish' : 'english')}
        </Button>
      </div>
    </main>
  );
}

export function PlainHttpNotice() {
  const text = useText(doorText);
  const command = `ssh -L 9095:localhost:${window.location.port || '80'} ${window.location.hostname}`;
  return (
    <Banner tone="warning" title={text('plainHttpTitle')}>
      <div className="flex flex-col gap-2">
        <p>{text('plainHttpWhy')}</p>
        <ol className="flex list-decimal flex-col gap-2 pl-4">
          <li>{text('plainHttpProxy')}</li>
          <li className="flex-col">
            {text('plainHttpTunnel')}
            <DoorCommand command={command} label={text('plainHttpTunnel')} />
          </li>
          <li>{text('plainHttpAllow')}</li>
        </ol>
      </div>
    </Banner>
  );
}
