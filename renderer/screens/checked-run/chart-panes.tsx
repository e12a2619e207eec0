import type { CheckedRunScreen, CheckOnChart, ShownSpan } from '../../../main/contract/views.ts';
import { say } from '../../text/say.ts';

/** The drawing in units of its own; a unit is about a pixel where the station is smallest. */
export const WIDE = 600;
export const HIGH = 430;
export const LEFT = 86;
/** As many checks as one sees at once; the oldest go first. */
export const SHOWN = 10;
export const PITCH = (WIDE - LEFT) / SHOWN;
const MEANS = { top: 8, bottom: 270 };
const UNITS = { top: 296, bottom: 402 };
/** How much of a pane lies beyond its limits, on either side. */
const BEYOND = 0.22;

type Limits = CheckedRunScreen['limits'];
interface Pane {
  readonly limits: Limits;
  readonly checks: readonly CheckOnChart[];
}

export const placed = (index: number): number => LEFT + (index + 0.5) * PITCH;

/** A mass as a height in a pane; what is far out stands at its edge. */
function heightIn({ top, bottom }: typeof MEANS, { lowest, highest }: ShownSpan) {
  const room = (bottom - top) / (1 + 2 * BEYOND);
  return (mass: number): number => {
    const at = bottom - room * BEYOND - ((mass - lowest) / (highest - lowest)) * room;
    return Math.min(bottom, Math.max(top, at));
  };
}

function LimitLine({
  y,
  text,
  strong,
}: {
  readonly y: number;
  readonly text: string;
  readonly strong: boolean;
}) {
  return (
    <g className={strong ? 'chart-limit' : 'chart-centre'}>
      <line x1={LEFT} x2={WIDE} y1={y} y2={y} />
      <text x={LEFT - 8} y={y + 9} textAnchor="end">
        {text}
      </text>
    </g>
  );
}

const SIGMAS = [-3, -2, -1, 1, 2, 3] as const;

/** The means with their limits, the centre, and the zones that the run rules count in. */
export function Means({ limits, checks }: Pane) {
  const { mean, centre, sigma } = limits;
  const y = heightIn(MEANS, mean);
  return (
    <g>
      {SIGMAS.map((n) => (
        <line
          key={n}
          className="chart-zone"
          x1={LEFT}
          x2={WIDE}
          y1={y(centre + n * sigma)}
          y2={y(centre + n * sigma)}
        />
      ))}
      <line className="chart-mid" x1={LEFT} x2={WIDE} y1={y(centre)} y2={y(centre)} />
      <LimitLine y={y(mean.highest)} text={mean.text[1]} strong />
      <LimitLine y={y(mean.lowest)} text={mean.text[0]} strong />
      {segments(checks).map((points) => (
        <polyline
          key={points[0]?.index}
          className="chart-way"
          points={points.map(({ index, mean: at }) => `${placed(index)},${y(at)}`).join(' ')}
        />
      ))}
      {checks.map((check, index) => (
        <Point
          key={check.id}
          check={check}
          x={placed(index)}
          y={check.mean === null ? y(centre) : y(check.mean)}
        />
      ))}
    </g>
  );
}

/** Means that follow one another; a check without one, or that did not pass, ends a stretch. */
function segments(checks: readonly CheckOnChart[]): readonly { index: number; mean: number }[][] {
  const found: { index: number; mean: number }[][] = [[]];
  checks.forEach(({ state, mean, recheck }, index) => {
    if (mean === null || recheck) found.push([]);
    if (mean !== null) found.at(-1)?.push({ index, mean });
    if (state === 'failed') found.push([]);
  });
  return found.filter((points) => points.length > 1);
}

interface PointProps {
  readonly check: CheckOnChart;
  readonly x: number;
  readonly y: number;
}

/** A disc passed, a triangle passed against a run rule, a square failed, a cross was missed or closed; a ring: a recheck. */
function Point({ check, x, y }: PointProps) {
  const { state, recheck, rules } = check;
  return (
    <g className="chart-point" data-state={rules.length > 0 ? 'trend' : state}>
      {(state === 'failed' || rules.length > 0) && (
        <text
          className="chart-value"
          data-state={rules.length > 0 ? 'trend' : state}
          x={x}
          y={y - 20}
          textAnchor="middle"
        >
          {check.meanText}
        </text>
      )}
      {recheck && <circle className="chart-ring" cx={x} cy={y} r={17} />}
      {state === 'failed' && <rect x={x - 11} y={y - 11} width={22} height={22} />}
      {state === 'passed' && rules.length === 0 && <circle cx={x} cy={y} r={9} />}
      {state === 'passed' && rules.length > 0 && <path d={`M${x} ${y - 14}l14 24h-28z`} />}
      {state === 'open' && <circle className="chart-open" cx={x} cy={y} r={9} />}
      {(state === 'missed' || state === 'incomplete') && (
        <path className="chart-cross" d={`M${x - 10} ${y - 10}l20 20M${x + 10} ${y - 10}l-20 20`} />
      )}
    </g>
  );
}

/** From the lightest to the heaviest unit of each check, between the limits of a single one. */
export function Individuals({ limits, checks, units }: Pane & { readonly units: string }) {
  const { individual } = limits;
  const y = heightIn(UNITS, individual);
  return (
    <g>
      <LimitLine y={y(individual.highest)} text={individual.text[1]} strong />
      <LimitLine y={y(individual.lowest)} text={individual.text[0]} strong />
      <text className="chart-pane" x={WIDE} y={UNITS.top + 6} textAnchor="end">
        {say('checkedRun.singles', { units })}
      </text>
      {checks.map(({ id, lightest, heaviest, outside }, index) =>
        lightest === null || heaviest === null ? null : (
          <g key={id} className="chart-range" data-outside={outside > 0 ? true : undefined}>
            <line x1={placed(index)} x2={placed(index)} y1={y(heaviest)} y2={y(lightest)} />
            <line x1={placed(index) - 9} x2={placed(index) + 9} y1={y(heaviest)} y2={y(heaviest)} />
            <line x1={placed(index) - 9} x2={placed(index) + 9} y1={y(lightest)} y2={y(lightest)} />
          </g>
        ),
      )}
    </g>
  );
}
