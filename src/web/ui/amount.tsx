import { useFormat } from './format/use-format.ts';

interface AmountProps {
  value: number;
  className?: string;
}

export function Bytes({ value, className = 'tabular' }: AmountProps) {
  const format = useFormat();
  return (
    <span className={className} title={format.exactBytes(value)}>
      {format.bytes(value)}
    </span>
  );
}

/** `value` from 0 to 100. */
export function Percent({ value, className = 'tabular' }: AmountProps) {
  const format = useFormat();
  return (
    <span className={className} title={format.exactPercent(value)}>
      {format.percent(value)}
    </span>
  );
}

export function Count({ value, className = 'tabular' }: AmountProps) {
  return <span className={className}>{useFormat().count(value)}</span>;
}

export function Duration({ ms, className = 'tabular' }: { ms: number; className?: string }) {
  const format = useFormat();
  return (
    <span className={className} title={format.exactDuration(ms)}>
      {format.duration(ms)}
    </span>
  );
}
