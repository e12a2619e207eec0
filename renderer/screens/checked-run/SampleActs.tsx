import { useState } from 'react';
import type { CheckedRunScreen, OpenCheckView } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Grounds, useGrounds } from '../../overlays/Grounds.tsx';
import { act } from '../../store/act.ts';
import { REASONS_FOR } from '../../store/overlay.ts';
import { openOverlay } from '../../store/station-store.ts';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

const NOT_YET = { passes: false, refusals: [] } as const;
/** The choice that closes the whole check; every other is a placement. */
const WHOLE = 'close';

interface SampleActsProps {
  readonly check: OpenCheckView;
  readonly screen: CheckedRunScreen;
  readonly onClose: () => void;
}

/** A placement is struck before a witness, with its cause; or the check is closed incomplete, which is a deviation. */
export function SampleActs({ check, screen, onClose }: SampleActsProps) {
  const [what, choose] = useState<string | null>(null);
  const [isChosen, go] = useState(false);
  if (isChosen && what !== null) return <Why what={what} check={check} screen={screen} onClose={onClose} />;
  const counting = check.placements.filter(({ invalid }) => invalid === null);
  return (
    <Sheet
      width="wide"
      title={say('checkedRun.acts', { check: check.id })}
      lead={say('checkedRun.acts.lead')}
      onClose={onClose}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            label={say('packaging.goOn')}
            affordance={what === null ? NOT_YET : undefined}
            onPress={() => what !== null && go(true)}
          />
        </>
      }
    >
      <Choice
        label={say('checkedRun.acts', { check: check.id })}
        labelShown={false}
        columns={4}
        options={[
          ...counting.map(({ number, mass }) => ({
            value: String(number),
            text: massWithUnit(mass, screen.unit),
            detail: say('checkedRun.placement', { number }),
          })),
          {
            value: WHOLE,
            text: say('checkedRun.close'),
            detail: say(check.setUp ? 'checkedRun.closeSetUp.detail' : 'checkedRun.close.detail'),
          },
        ]}
        value={what}
        onChange={choose}
      />
    </Sheet>
  );
}

function Why({ what, check, screen, onClose }: SampleActsProps & { readonly what: string }) {
  const isWhole = what === WHOLE;
  const grounds = useGrounds(!isWhole);
  const { given } = grounds;
  const done = async () => {
    if (given === null) return;
    if (!isWhole)
      return openOverlay({
        kind: 'sign',
        draft: {
          type: 'InvalidatePlacement',
          check: check.id,
          number: Number(what),
          reason: given.reason,
          narrative: given.narrative ?? '',
        },
      });
    const reply = await act({ type: 'CloseInProcess', ...given });
    if (reply?.kind === 'accepted') onClose();
  };
  return (
    <Sheet
      width="wide"
      title={say(isWhole ? 'checkedRun.close' : 'checkedRun.strike', { number: what })}
      lead={say(
        isWhole
          ? check.setUp
            ? 'checkedRun.closeSetUp.lead'
            : 'checkedRun.close.lead'
          : 'checkedRun.strike.lead',
      )}
      onClose={onClose}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            label={say(isWhole ? 'checkedRun.close.do' : 'checkedRun.strike.do')}
            affordance={given === null ? NOT_YET : isWhole ? screen.affordances.CloseInProcess : undefined}
            onPress={() => void done()}
          />
        </>
      }
    >
      <Grounds of={grounds} reasons={REASONS_FOR[isWhole ? 'closeCheck' : 'strike']} columns={4} />
    </Sheet>
  );
}
