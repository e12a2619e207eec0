import type { DispensedView } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { massWithUnit, spacedMass } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

const PHASE_SHAPE: Readonly<Record<DispensedView['phase'], Shape>> = {
  weighed: 'ready',
  labelled: 'done',
  verified: 'verified',
  void: 'lost',
};

/** What has been weighed in this step so far, with the people who weighed and verified. */
export function Containers({ containers }: { readonly containers: readonly DispensedView[] }) {
  if (containers.length === 0) return null;
  return (
    <table className="containers">
      <thead>
        <tr>
          <th scope="col">{say('dispense.container')}</th>
          <th scope="col">{say('dispense.grossHead')}</th>
          <th scope="col">{say('dispense.tareHead')}</th>
          <th scope="col">{say('dispense.netHead')}</th>
          <th scope="col">{say('dispense.people')}</th>
          <th scope="col">{say('dispense.state')}</th>
        </tr>
      </thead>
      <tbody>
        {containers.map((each) => (
          <tr key={each.container} data-phase={each.phase}>
            <th scope="row">
              <Code>{each.container}</Code>
            </th>
            <td>{spacedMass(each.gross)}</td>
            <td>{spacedMass(each.tare)}</td>
            <td className="containers-net">{massWithUnit(each.net, each.unit)}</td>
            <td>
              {each.by}
              {each.verifiedBy !== null && ` / ${each.verifiedBy}`}
            </td>
            <td>
              <StateShape shape={PHASE_SHAPE[each.phase]} /> {say(`container.${each.phase}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
