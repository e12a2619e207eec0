import type { CheckScaleView } from '../../../main/contract/views.ts';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { useLive } from '../../store/use-live.ts';
import { massWithUnit, spacedMass } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

const RESULT_SHAPE = {
  passed: 'done',
  failed: 'blocked',
  next: 'now',
  open: 'planned',
} as const satisfies Readonly<Record<string, Shape>>;

/** The points in order, each with its own limits; the weight that stands on the scale now, large. */
export function CheckPoints({ chosen }: { readonly chosen: CheckScaleView }) {
  return (
    <div className="check-stage">
      <Head chosen={chosen} />
      <table className="check-points">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{say('check.result')}</span>
            </th>
            <th scope="col">{say('check.weight')}</th>
            <th scope="col">{say('weigh.lowest')}</th>
            <th scope="col">{say('weigh.highest')}</th>
            <th scope="col">{say('check.shown')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.points.map((point) => {
            const result =
              point.passed === null ? (point.next ? 'next' : 'open') : point.passed ? 'passed' : 'failed';
            return (
              <tr key={point.nominal} data-result={result}>
                <td>
                  <StateShape shape={RESULT_SHAPE[result]} />
                  <span className="unseen">{say(`check.point.${result}`)}</span>
                </td>
                <th scope="row">{massWithUnit(point.nominal, chosen.unit)}</th>
                <td>{spacedMass(point.lowest)}</td>
                <td>{spacedMass(point.highest)}</td>
                <td>{point.result === null ? '' : massWithUnit(point.result, chosen.unit)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What the scale shows while there is something to put on it; a check that is done shows that it is done. */
function Head({ chosen }: { readonly chosen: CheckScaleView }) {
  const live = useLive(chosen.scale);
  if (chosen.status === 'passed')
    return (
      <p className="check-done">
        <StateShape shape="done" /> {say('check.done', { scale: chosen.scale })}
      </p>
    );
  return chosen.weightSetScanned ? (
    <LiveNumber live={live} basis="gross" />
  ) : (
    <ScanPrompt text={say('check.scan', { set: chosen.weightSet })} />
  );
}
