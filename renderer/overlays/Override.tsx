import { useState } from 'react';
import type { OverrideOffer, Screen } from '../../main/contract/views.ts';
import type { OverrideId, ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import type { UnsignedDraft } from '../store/draft.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say, sayCode } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

interface Why {
  readonly batch: string;
  readonly step: string;
  readonly reason: ReasonCode;
  readonly narrative: string;
}

/** The command that grants each override, for the object that was chosen. */
const DRAFTS: Readonly<Record<OverrideId, (object: string, why: Why) => UnsignedDraft>> = {
  fefo: (lot, why) => ({ type: 'OverrideFefo', lot, ...why }),
  unreadableLabel: (container, why) => ({ type: 'ReidentifyContainer', container, ...why }),
};

/** A rule is set aside for one object in one step: a reason of its list, a sentence, and the signature of an authority. */
export function Override({ exception: id, screen }: { readonly exception: string; readonly screen: Screen }) {
  const offer = exceptionOn(screen, id)?.override;
  return offer == null ? null : <OfferSheet offer={offer} />;
}

function OfferSheet({ offer }: { readonly offer: OverrideOffer }) {
  const { override, batch, step, data, objects, mayGrant, reasons, grant } = offer;
  const [chosen, choose] = useState<string | null>(null);
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const words = narrative.trim();
  const chooses = sayCode(`override.${override}.choose`);
  const object = chooses === null ? (objects[0]?.id ?? null) : chosen;
  return (
    <Sheet
      width="wide"
      title={say(`override.${override}.title`, data)}
      lead={say(`override.${override}.lead`, { ...data, step })}
      mark={<StateShape shape="exception" />}
      onClose={closeOverlay}
      actions={
        <>
          <p className="sheet-aside">
            {say('override.who', { roles: mayGrant.map((role) => say(`role.${role}`)).join(', ') })}{' '}
            {say(`override.${override}.next`, data)}
          </p>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={
              object === null || reason === null || words === '' ? { passes: false, refusals: [] } : grant
            }
            onPress={() =>
              object !== null &&
              reason !== null &&
              openOverlay({
                kind: 'sign',
                draft: DRAFTS[override](object, { batch, step, reason, narrative: words }),
              })
            }
          />
        </>
      }
    >
      {chooses !== null && (
        <Choice
          label={chooses}
          columns={3}
          options={objects.map(({ id, text }) => ({ value: id, text: id, detail: text }))}
          value={chosen}
          onChange={choose}
        />
      )}
      <Choice
        label={say(`override.${override}.why`)}
        columns={3}
        options={reasonOptions(reasons)}
        value={reason}
        onChange={setReason}
      />
      {reason !== null && (
        <NarrativeField label={say('override.narrative')} value={narrative} onChange={setNarrative} />
      )}
    </Sheet>
  );
}
