import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SecurityPage } from '../security-page.tsx';
import { DayCharts } from './day-charts.tsx';
import { MomentList } from './moment-list.tsx';
import { OverTimeSearch, type Span, spanDays, spans } from './over-time-search.ts';
import { overTimeText } from './over-time-text.ts';

/** Whether it becomes better, and what changed. */
export function OverTimePage() {
  const { span = 'quarter' } = OverTimeSearch.parse(useSearch({ strict: false }));
  return (
    <SecurityPage section="overTime" actions={<SpanPicker span={span} />}>
      <DayCharts days={spanDays[span]} />
      <MomentList />
    </SecurityPage>
  );
}

function SpanPicker({ span }: { span: Span }) {
  const text = useText(overTimeText);
  const navigate = useNavigate();
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{text('range')}</legend>
      {spans.map((each) => (
        <Button
          key={each}
          size="sm"
          variant={each === span ? 'default' : 'quiet'}
          aria-pressed={each === span}
          onClick={() => void navigate({ to: '.', search: { span: each }, replace: true })}
        >
          {text(each)}
        </Button>
      ))}
    </fieldset>
  );
}
