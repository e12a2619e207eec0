import { useState } from 'react';
import type { Frame, Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { type HoldTarget, REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { holdTargets } from './hold-targets.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

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
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const target = targets.find((each) => keyOf(each) === chosen);
  const place = async () => {
    if (target === undefined || reason === null) return;
    const words = narrative.trim() === '' ? null : narrative.trim();
    const reply = await act({ type: 'PlaceHold', object: target, reason, narrative: words });
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
            affordance={target === undefined || reason === null ? { passes: false, refusals: [] } : undefined}
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
      {target !== undefined && (
        <Choice
          label={say('reason.label')}
          columns={3}
          options={reasonOptions(REASONS_FOR.hold)}
          value={reason}
          onChange={setReason}
        />
      )}
      {reason !== null && (
        <NarrativeField
          optional={reason !== 'other-see-narrative'}
          label={say('narrative.label')}
          value={narrative}
          onChange={setNarrative}
        />
      )}
    </Sheet>
  );
}
