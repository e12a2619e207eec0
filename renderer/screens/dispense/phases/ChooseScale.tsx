import { Scale } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { StateShape } from '../../../components/StateShape.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { act } from '../../../store/act.ts';
import { refusalText } from '../../../text/refusal-text.ts';
import { say } from '../../../text/say.ts';
import { DispenseFrame } from '../DispenseFrame.tsx';

/** Every scale of the station, with what stands against it; choosing a wrong one is refused and recorded. */
export function ChooseScale({ screen }: { readonly screen: DispenseScreen }) {
  return (
    <DispenseFrame screen={screen} primary={<Waiting on="scale" text={say('dispense.chooseScale')} />}>
      <ScaleList scales={screen.scales} />
    </DispenseFrame>
  );
}

/** The scales of a station, each with what stands against it. */
export function ScaleList({ scales }: { readonly scales: DispenseScreen['scales'] }) {
  return (
    <ul className="panel scales">
      {scales.map((scale) => {
        const refusal = scale.select.passes ? undefined : scale.select.refusals[0];
        return (
          <li key={scale.id}>
            <AriaButton
              className="scale"
              data-refused={refusal !== undefined || undefined}
              onPress={() => void act({ type: 'SelectScale', scale: scale.id })}
            >
              <Scale aria-hidden="true" strokeWidth={1.5} />
              <span>
                <b>{scale.id}</b> {scale.name}
                <small>{scale.note}</small>
              </span>
              {refusal === undefined ? (
                <span className="scale-fits">
                  <StateShape shape="done" /> {say('dispense.scaleFits')}
                </span>
              ) : (
                <span className="scale-why">
                  <StateShape shape="blocked" /> {refusalText(refusal).why}
                </span>
              )}
            </AriaButton>
          </li>
        );
      })}
    </ul>
  );
}
