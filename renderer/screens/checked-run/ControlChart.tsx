import type { CheckedRunScreen, CheckOnChart } from '../../../main/contract/views.ts';
import { massWithUnit } from '../../text/mass.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { HIGH, Individuals, LEFT, Means, PITCH, placed, SHOWN, WIDE } from './chart-panes.tsx';

/**
 * The control chart of the run: every mean against its limits and the zones of the run rules, and below it how far the units
 * of each check lie apart. Shapes carry what a point says, so that it reads without colour and from two metres.
 */
export function ControlChart({ screen }: { readonly screen: CheckedRunScreen }) {
  const offset = usePlantOffset();
  const { chart, limits, unit, units } = screen;
  const shown = chart.slice(-SHOWN);
  const last = chart.findLast(({ meanText }) => meanText !== null);
  return (
    <figure className="control-chart">
      <figcaption>
        <b>{say('checkedRun.means')}</b>
        {last?.meanText != null && (
          <span data-state={last.state}>
            {say('checkedRun.lastMean', { mean: massWithUnit(last.meanText, unit), check: last.id })}
          </span>
        )}
        {last !== undefined && last.rules.length > 0 && (
          <span data-state="trend">{last.rules.map((rule) => say(`runRule.${rule}`)).join(', ')}</span>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        role="img"
        aria-label={
          shown.map((check) => toldOf(check, unit, offset)).join('; ') || say('checkedRun.noChecks')
        }
      >
        <Means limits={limits} checks={shown} />
        <Individuals limits={limits} checks={shown} units={units} />
        {shown.map((check, index) => (
          <text
            key={check.id}
            className="chart-time"
            x={placed(index)}
            y={HIGH - 4}
            textAnchor="middle"
            // Where times would touch each other, every second one is left out.
            visibility={PITCH < 60 && index % 2 === 1 ? 'hidden' : undefined}
          >
            {wallClock(check.at, offset).time}
          </text>
        ))}
        <line className="chart-axis" x1={LEFT} x2={LEFT} y1={0} y2={HIGH - 24} />
      </svg>
    </figure>
  );
}

/** One check as a reader hears it. */
const toldOf = (check: CheckOnChart, unit: string, offset: string): string =>
  [
    check.id,
    wallClock(check.at, offset).time,
    say(`checkState.${check.state}`),
    ...(check.meanText === null ? [] : [massWithUnit(check.meanText, unit)]),
    ...check.rules.map((rule) => say(`runRule.${rule}`)),
  ].join(' ');
