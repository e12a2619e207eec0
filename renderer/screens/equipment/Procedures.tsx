import type { EquipmentCard } from '../../../main/contract/equipment-views.ts';
import type {
  ProcedureResultView,
  ProceduresView,
  SpreadView,
} from '../../../main/contract/procedure-views.ts';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { act } from '../../store/act.ts';
import { massWithUnit, spacedMass } from '../../text/mass.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import './procedures.css';

/** The procedures that the data of a scale has, each with its last good run; and what the scale may weigh by them. */
export function Procedures({
  card: { id, unit },
  procedures,
}: {
  readonly card: Pick<EquipmentCard, 'id' | 'unit'>;
  readonly procedures: ProceduresView;
}) {
  const offset = usePlantOffset();
  const { offered, repeatability } = procedures;
  return (
    <section className="procedures" aria-label={say('procedure.title')}>
      <Smallest of={repeatability} unit={unit} />
      <ul>
        {offered.map(({ procedure, last, begin }) => (
          <li key={procedure}>
            <StateShape shape={last === null ? 'ready' : 'done'} />
            <span>
              <b>{say(`procedure.${procedure}`)}</b>
              <small className="procedures-last">
                {last === null
                  ? say('procedure.never')
                  : say('procedure.last', {
                      at: dayAndTime(last.at, offset),
                      by: last.by,
                      verifier: last.verifiedBy,
                    })}
              </small>
            </span>
            <Button
              size="least"
              label={say('procedure.begin')}
              name={say('procedure.beginOf', { procedure })}
              affordance={begin}
              onPress={() => void act({ type: 'BeginProcedure', scale: id, procedure })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The smallest net amounts by the tolerance of what is weighed. */
const Smallest = ({ of, unit }: { readonly of: SpreadView; readonly unit: string }) => (
  <p className="procedures-smallest">
    {say('procedure.spread', { spread: massWithUnit(of.spread, unit) })}
    {of.minimum.map(({ percent, mass }) => (
      <span key={percent}>{say('procedure.minimum', { percent, mass: massWithUnit(mass, unit) })}</span>
    ))}
  </p>
);

/** How the last run ended, and what the scale had before it. */
export function LatestResult({
  result,
  unit,
}: {
  readonly result: ProcedureResultView;
  readonly unit: string;
}) {
  const offset = usePlantOffset();
  const { procedure, outcome, at, by, loads, spread, former } = result;
  return (
    <p className="procedures-latest">
      <StateShape shape={outcome === 'passed' ? 'done' : outcome === 'failed' ? 'blocked' : 'exception'} />{' '}
      {say(`procedure.outcome.${outcome}`, { procedure, at: dayAndTime(at, offset), by, loads })}
      {spread !== null && former !== null && outcome === 'passed' && (
        <>
          {' '}
          {say('procedure.changed', {
            spread: `${spacedMass(spread)} ${unit}`,
            former: `${spacedMass(former)} ${unit}`,
          })}
        </>
      )}
    </p>
  );
}
