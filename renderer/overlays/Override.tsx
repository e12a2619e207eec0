import { useState } from 'react';
import type { OverrideOffer, Screen } from '../../main/contract/views.ts';
import type { OverrideId, ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Pager } from '../components/Pager.tsx';
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
  manualWeight: (container, why) => ({ type: 'OverrideManualWeight', container, ...why }),
  checkWindow: (container, why) => ({ type: 'OverrideCheckWindow', container, ...why }),
  fefo: (lot, why) => ({ type: 'OverrideFefo', lot, ...why }),
  reweighCount: (container, why) => ({ type: 'OverrideReweigh', container, ...why }),
  unreadableLabel: (container, why) => ({ type: 'ReidentifyContainer', container, ...why }),
};

/** As many containers as stand on the smallest glass. */
const PER_PAGE = 9;

interface OverrideProps {
  readonly exception: string | null;
  readonly screen: Screen;
}

const offeredBy = (screen: Screen): OverrideOffer | null =>
  screen.kind === 'checkedRun' ? screen.override : null;

/** A rule is set aside for one object in one step: a reason of its list, a sentence, and the signature of an authority. */
export function Override({ exception: id, screen }: OverrideProps) {
  const offer = id === null ? offeredBy(screen) : exceptionOn(screen, id)?.override;
  const [object, choose] = useState<string | null>(null);
  if (offer == null) return null;
  const [only] = offer.objects;
  const chooses = sayCode(`override.${offer.override}.choose`);
  if (chooses !== null && object === null)
    return <ObjectSheet offer={offer} label={chooses} onChoose={choose} />;
  return (
    <WhySheet
      offer={offer}
      object={object ?? only?.id ?? ''}
      onBack={chooses === null ? null : () => choose(null)}
    />
  );
}

function ObjectSheet({
  offer,
  label,
  onChoose,
}: {
  readonly offer: OverrideOffer;
  readonly label: string;
  readonly onChoose: (object: string) => void;
}) {
  const { override, step, data, objects } = offer;
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Sheet
      width="wide"
      title={say(`override.${override}.title`, data)}
      lead={say(`override.${override}.lead`, { ...data, step })}
      mark={<StateShape shape="exception" />}
      onClose={closeOverlay}
      actions={
        <>
          <WhoAndThen offer={offer} />
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('override.go')}
            affordance={chosen === null ? { passes: false, refusals: [] } : undefined}
            onPress={() => chosen !== null && onChoose(chosen)}
          />
        </>
      }
    >
      <Pager rows={objects} size={PER_PAGE}>
        {(page) => (
          <Choice
            label={label}
            columns={3}
            options={page.map(({ id, text }) => ({ value: id, text: id, detail: text }))}
            value={chosen}
            onChange={choose}
          />
        )}
      </Pager>
    </Sheet>
  );
}

interface WhyProps {
  readonly offer: OverrideOffer;
  readonly object: string;
  readonly onBack: (() => void) | null;
}

function WhySheet({ offer, object, onBack }: WhyProps) {
  const { override, batch, step, data, reasons, grant } = offer;
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const words = narrative.trim();
  return (
    <Sheet
      width="wide"
      title={say(`override.${override}.title`, data)}
      lead={
        sayCode(`override.${override}.chosen`, { ...data, object }) ??
        say(`override.${override}.lead`, { ...data, step })
      }
      mark={<StateShape shape="exception" />}
      onClose={closeOverlay}
      actions={
        <>
          <WhoAndThen offer={offer} />
          {onBack === null ? (
            <Button label={say('button.cancel')} onPress={closeOverlay} />
          ) : (
            <Button label={say('button.back')} onPress={onBack} />
          )}
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={reason === null || words === '' ? { passes: false, refusals: [] } : grant}
            onPress={() =>
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

const WhoAndThen = ({ offer: { override, data, mayGrant } }: { readonly offer: OverrideOffer }) => (
  <p className="sheet-aside">
    {say('override.who', { roles: mayGrant.map((role) => say(`role.${role}`)).join(', ') })}{' '}
    {say(`override.${override}.next`, data)}
  </p>
);
