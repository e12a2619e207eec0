import './state-shape.css';

/**
 * Shapes that carry a state without colour: each has an outline of its own, so that it is told apart at two metres
 * and by people who see no red or green.
 */
export type Shape =
  | 'done'
  | 'verified'
  | 'now'
  | 'ready'
  | 'planned'
  | 'suspended'
  | 'blocked'
  | 'exception'
  | 'attend'
  | 'qa'
  | 'notExecuted'
  | 'ok'
  | 'slow'
  | 'lost'
  | 'square'
  | 'up'
  | 'down';

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const TICK = 'M6.5 12.5l3.6 3.7 7.4-8';

const DRAWINGS: Readonly<Record<Shape, React.ReactNode>> = {
  done: <path {...STROKE} strokeWidth={2.6} d={TICK} />,
  verified: (
    <g {...STROKE} strokeWidth={2.4}>
      <path d="M2.5 12.5l3.6 3.7 7.4-8" />
      <path d="M12 15l1.4 1.4 7.6-8.2" />
    </g>
  ),
  now: <path fill="currentColor" d="M6 4.5l13 7.5-13 7.5z" />,
  ready: <circle {...STROKE} cx="12" cy="12" r="6.5" />,
  planned: <circle fill="currentColor" cx="12" cy="12" r="2.2" />,
  suspended: (
    <g fill="currentColor">
      <rect x="6" y="5" width="4" height="14" rx="1" />
      <rect x="14" y="5" width="4" height="14" rx="1" />
    </g>
  ),
  blocked: (
    <>
      <path fill="currentColor" d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" />
      <path className="shape-cut" d="M12 6.5v7M12 16.8v.6" />
    </>
  ),
  exception: (
    <>
      <path {...STROKE} d="M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8z" />
      <path {...STROKE} d="M12 7v6M12 16.6v.4" />
    </>
  ),
  attend: (
    <>
      <path {...STROKE} d="M12 3l10 17.5H2z" />
      <path {...STROKE} d="M12 9.5v5M12 17.3v.2" />
    </>
  ),
  qa: (
    <>
      <path {...STROKE} d="M12 2.5l9.5 9.5-9.5 9.5L2.5 12z" />
      <path {...STROKE} d="M12 8v4.5l2.6 2" />
    </>
  ),
  notExecuted: <path {...STROKE} d="M5 12h14" />,
  ok: <path {...STROKE} strokeWidth={2.6} d={TICK} />,
  slow: <circle {...STROKE} strokeDasharray="3 3.4" cx="12" cy="12" r="7" />,
  lost: <path {...STROKE} strokeWidth={2.6} d="M6 6l12 12M18 6L6 18" />,
  square: <rect fill="currentColor" x="4" y="4" width="16" height="16" />,
  up: <path fill="currentColor" d="M12 4l9.5 16.5h-19z" />,
  down: <path fill="currentColor" d="M12 20L2.5 3.5h19z" />,
};

export function StateShape({ shape }: { readonly shape: Shape }) {
  return (
    <svg className="shape" data-shape={shape} viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[shape]}
    </svg>
  );
}
