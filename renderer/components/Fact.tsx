import type { ReactNode } from 'react';
import './fact.css';

/** One named value; several stand in a `Facts` list. */
export function Fact({
  name,
  children,
  wide,
}: {
  readonly name: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <div className="fact" data-wide={wide === true || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Facts({
  children,
  layout = 'row',
}: {
  readonly children: ReactNode;
  readonly layout?: 'row' | 'column';
}) {
  return (
    <dl className="facts" data-layout={layout}>
      {children}
    </dl>
  );
}
