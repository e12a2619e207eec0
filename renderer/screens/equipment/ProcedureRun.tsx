import type { EquipmentCard } from '../../../main/contract/equipment-views.ts';
import type { LoadView, ProcedureRunView, SpreadView } from '../../../main/contract/procedure-views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { massWithUnit, spacedMass } from '../../text/mass.ts';
import { say } from '../../text/say.ts';
import { PanPicture } from './PanPicture.tsx';
import './procedures.css';

interface RunProps {
  readonly card: EquipmentCard;
  readonly run: ProcedureRunView;
}

/** A procedure step by step: where the weight goes, which load it is, and every reading so far. */
export function ProcedureRun({ card, run }: RunProps) {
  const { unit } = card;
  const { procedure, of, loads, next, result, former, failed, performers } = run;
  return (
    <section className="procedure-run" aria-label={say(`procedure.${procedure}`)} data-done={next === null}>
      {next !== null && <PanPicture run={run} next={next} />}
      <div className="procedure-told">
        <h3>
          {say(`procedure.${procedure}`)} <span>{say('procedure.progress', { done: loads.length, of })}</span>
        </h3>
        {next === null ? (
          <p>{say('procedure.measured', { by: performers.join(', ') })}</p>
        ) : (
          <p className="procedure-now">
            {next.waitsForZero
              ? say('procedure.unload')
              : say(`procedure.at.${next.position}`, { mass: massWithUnit(next.nominal, unit) })}
            <span className="procedure-detail">
              {say('procedure.weights', { weights: next.weights.join(', ') })}
              {next.limits !== null &&
                ` · ${say('procedure.limits', {
                  lowest: spacedMass(next.limits.lowest),
                  highest: spacedMass(next.limits.highest),
                })}`}
            </span>
          </p>
        )}
        {failed && <p className="procedure-failed">{say('procedure.failed')}</p>}
        {result !== null && former !== null && <Result result={result} former={former} unit={unit} />}
        <Loads loads={loads} of={of} />
      </div>
    </section>
  );
}

/** What a repeatability comes to, beside what the scale had before: the smallest amounts by their tolerance. */
function Result({
  result,
  former,
  unit,
}: {
  readonly result: SpreadView;
  readonly former: SpreadView;
  readonly unit: string;
}) {
  return (
    <table className="procedure-result">
      <thead>
        <tr>
          <td />
          <th scope="col">{say('procedure.column.spread', { unit })}</th>
          {result.minimum.map(({ percent }) => (
            <th key={percent} scope="col">
              {say('procedure.column.minimum', { percent })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(
          [
            ['now', result],
            ['before', former],
          ] as const
        ).map(([name, { spread, minimum }]) => (
          <tr key={name}>
            <th scope="row">{say(`procedure.row.${name}`)}</th>
            <td>{spacedMass(spread)}</td>
            {minimum.map(({ percent, mass }) => (
              <td key={percent}>{spacedMass(mass)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Loads({ loads, of }: { readonly loads: readonly LoadView[]; readonly of: number }) {
  const open = Array.from({ length: Math.max(0, of - loads.length) }, (_, n) => loads.length + n + 1);
  return (
    <ol className="procedure-loads">
      {loads.map(({ load, shown, passed, position }) => (
        <li key={load} data-passed={passed} aria-label={`${say(`procedure.position.${position}`)} ${shown}`}>
          <StateShape shape={passed ? 'done' : 'blocked'} /> {spacedMass(shown)}
        </li>
      ))}
      {open.map((n) => (
        <li key={n} data-open>
          {n}
        </li>
      ))}
    </ol>
  );
}

/** What is done next: the load as it lies there, or the verification by another. */
export function ProcedureActs({ card, run }: RunProps) {
  const { id: scale, here, weights, unit, station } = card;
  const { next, capture, breakOff, verify } = run;
  const live = useLive(here ? scale : null);
  if (next === null)
    return (
      <Button
        kind="primary"
        label={say('procedure.verify.do')}
        affordance={verify}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'VerifyProcedure', scale } })}
      />
    );
  if (!here) return <p className="story-rule">{say('equipment.elsewhere', { station: station ?? '' })}</p>;
  const nominal = massWithUnit(next.nominal, unit);
  return (
    <>
      <Button
        label={say('procedure.breakOff')}
        affordance={breakOff}
        onPress={() => openOverlay({ kind: 'reason', ask: { for: 'breakOff', scale } })}
      />
      <LiveNumber live={live} basis="gross" size="figure" />
      {!weights.inHand ? (
        <Waiting on="scan" text={say('equipment.scan', { set: weights.set })} />
      ) : next.waitsForZero ? (
        <Waiting on="scale" text={say('procedure.waitZero')} />
      ) : (
        <CaptureButton
          live={live}
          basis="gross"
          label={(value) => say('procedure.record', { load: next.load, value })}
          empty={say('equipment.put', { nominal })}
          affordance={capture}
          draft={(displayed) => ({ type: 'CaptureLoad', scale, load: next.load, displayed })}
        />
      )}
    </>
  );
}
