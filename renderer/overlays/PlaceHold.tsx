import { useState } from 'react';
import type { Frame, Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { type HoldTarget, REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { Grounds, useGrounds } from './Grounds.tsx';
import { holdTargets } from './hold-targets.ts';

const keyOf = ({ kind, id }: HoldTarget) => `${kind} ${id}`;

/** Anybody signed in may stop a thing; only QA lets it go again. What can be held is what is here or in the hand. */
export function PlaceHold({
  object,
  frame,
  screen,
}: {
  readonly object: HoldTarget | null;
  readonly frame: Frame;
  readonly screen: Screen;
}) {
  const targets = object === null ? holdTargets(frame, screen) : [object];
  const [chosen, choose] = useState<string | null>(object === null ? null : keyOf(object));
  const grounds = useGrounds();
  const { given } = grounds;
  const target = targets.find((each) => keyOf(each) === chosen);
  const place = async () => {
    if (target === undefined || given === null) return;
    const reply = await act({ type: 'PlaceHold', object: target, ...given });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={say('hold.title')}
      lead={say('hold.lead')}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('hold.do')}
            affordance={target === undefined || given === null ? { passes: false, refusals: [] } : undefined}
            onPress={() => void place()}
          />
        </>
      }
    >
      <Choice
        label={say('hold.what')}
        columns={3}
        options={targets.map((each) => ({
          value: keyOf(each),
          text: each.id,
          detail: say(`objectKind.${each.kind}`),
        }))}
        value={chosen}
        onChange={choose}
      />
      {target !== undefined && <Grounds of={grounds} reasons={REASONS_FOR.hold} columns={3} />}
    </Sheet>
  );
}
