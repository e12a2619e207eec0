import type { CheckedRunScreen } from '../../../main/contract/views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { shortOf } from './short-of.ts';

/** As many of the last containers as stand beside each other. */
const SHOWN = 5;

/** What the run fills, and which of it is on hold: a container is changed at every check. */
export function OutputLine({ screen }: { readonly screen: CheckedRunScreen }) {
  const { under, containers } = screen.output;
  const held = containers.filter((each) => each.held);
  return (
    <p className="output-containers">
      <span>
        {under === null
          ? say('checkedRun.nothingUnder')
          : say('checkedRun.under', { container: shortOf(under) })}
      </span>
      <span>
        {containers.slice(-SHOWN).map(({ id, held: isHeld }) => (
          <b key={id} data-held={isHeld ? true : undefined}>
            {isHeld && <StateShape shape="blocked" />}
            {shortOf(id)}
          </b>
        ))}
      </span>
      {held.length > 0 && <span>{say('checkedRun.held', { n: held.length })}</span>}
    </p>
  );
}
