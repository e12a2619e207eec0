import type { EquipmentCard, Shown } from '../../../main/contract/equipment-views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { massWithUnit, spacedMass } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

/** Each reference weight with its limits, and what the scale showed before and after it was adjusted. */
export function References({ card }: { readonly card: EquipmentCard }) {
  const { points, unit, weights, next, adjustments } = card;
  const last = adjustments.at(-1);
  const nominal = next?.kind === 'measure' ? next.nominal : null;
  return (
    <section className="references">
      <h3>
        {say('equipment.weights', {
          set: weights.set,
          certificate: weights.certificate,
          day: weights.expires,
        })}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('equipment.weight')}</th>
            <th scope="col">{say('equipment.limits')}</th>
            <th scope="col">{say('equipment.stage.asFound')}</th>
            <th scope="col">{say('equipment.stage.asLeft')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.nominal} data-next={point.nominal === nominal || undefined}>
              <th scope="row">{massWithUnit(point.nominal, unit)}</th>
              <td>
                {spacedMass(point.lowest)}–{spacedMass(point.highest)}
              </td>
              <Reading shown={point.asFound} />
              <Reading shown={point.asLeft} />
            </tr>
          ))}
        </tbody>
      </table>
      {last !== undefined && (
        <p className="references-adjusted">
          {say('equipment.adjusted', { reason: last.reason, by: last.by })} <q>{last.narrative}</q>
        </p>
      )}
    </section>
  );
}

function Reading({ shown }: { readonly shown: Shown | null }) {
  if (shown === null) return <td className="references-open">–</td>;
  return (
    <td data-passed={shown.passed}>
      <StateShape shape={shown.passed ? 'done' : 'blocked'} /> {spacedMass(shown.value)}
      <span className="unseen">{say(shown.passed ? 'equipment.within' : 'equipment.outside')}</span>
    </td>
  );
}
