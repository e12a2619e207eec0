import { CircleHelp, FlaskConical, Hash, Scale, Tag, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { BatchId, StepId } from '../../main/contract/ids.ts';
import type { Screen } from '../../main/contract/views.ts';
import { EXCEPTION_CATEGORIES, type ExceptionCategory } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { NarrativeField } from './NarrativeField.tsx';

const ICONS: Readonly<Record<ExceptionCategory, typeof Scale>> = {
  material: FlaskConical,
  equipment: Scale,
  label: Tag,
  count: Hash,
  myself: UserRound,
  other: CircleHelp,
};

/** Anybody may stop the line: what it is about first, then one sentence. The other ways out of a step stand below. */
export function Problem({ screen }: { readonly screen: Screen }) {
  const [category, setCategory] = useState<ExceptionCategory | null>(null);
  const [narrative, setNarrative] = useState('');
  const sentence = narrative.trim();
  const report = async () => {
    if (category === null || sentence === '') return;
    const reply = await act({ type: 'ReportException', category, narrative: sentence });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={say('problem.title')}
      lead={category === null ? say('problem.lead') : undefined}
      onClose={closeOverlay}
      actions={
        category === null ? (
          <>
            <OtherWays screen={screen} />
            <Button label={say('button.close')} onPress={closeOverlay} />
          </>
        ) : (
          <>
            <Button label={say('button.back')} onPress={() => setCategory(null)} />
            <Button
              kind="primary"
              label={say('problem.do')}
              affordance={sentence === '' ? { passes: false, refusals: [] } : undefined}
              onPress={() => void report()}
            />
          </>
        )
      }
    >
      {category === null ? (
        <div className="tiles">
          {EXCEPTION_CATEGORIES.map((each) => {
            const Icon = ICONS[each];
            return (
              <Button
                key={each}
                size="primary"
                icon={<Icon aria-hidden="true" />}
                label={say(`category.${each}`)}
                onPress={() => setCategory(each)}
              />
            );
          })}
        </div>
      ) : (
        <>
          <Choice
            label={say('problem.about')}
            labelShown={false}
            columns={6}
            options={EXCEPTION_CATEGORIES.map((value) => ({ value, text: say(`category.${value}`) }))}
            value={category}
            onChange={setCategory}
          />
          <NarrativeField label={say('problem.sentence')} value={narrative} onChange={setNarrative} />
        </>
      )}
    </Sheet>
  );
}

function OtherWays({ screen }: { readonly screen: Screen }) {
  if (!('affordances' in screen)) return null;
  const { affordances } = screen;
  const container =
    screen.kind === 'dispense' || screen.kind === 'discharge'
      ? (screen.current?.container ?? screen.label?.container ?? null)
      : null;
  return (
    <div className="sheet-ways">
      <Button
        label={say('button.hold')}
        affordance={affordances.PlaceHold}
        onPress={() => openOverlay({ kind: 'hold', object: null })}
      />
      {'step' in screen && (
        <Button
          label={say('attachments.way')}
          onPress={() =>
            openOverlay({
              kind: 'attachments',
              on: { kind: 'step', batch: screen.batch as BatchId, step: screen.step as StepId },
            })
          }
        />
      )}
      {affordances.SuspendStep !== undefined && (
        <Button
          label={say('button.suspend')}
          affordance={affordances.SuspendStep}
          onPress={() => openOverlay({ kind: 'reason', ask: { for: 'suspend' } })}
        />
      )}
      {(screen.kind === 'dispense' || screen.kind === 'discharge') &&
        screen.label !== null &&
        screen.label.printed > 0 && (
          <Button
            label={say('label.again')}
            affordance={affordances.ReprintLabel}
            onPress={() =>
              container !== null && openOverlay({ kind: 'reason', ask: { for: 'reprint', container } })
            }
          />
        )}
      {container !== null && affordances.VoidContainer !== undefined && (
        <Button
          kind="stop"
          label={say('button.void', { container })}
          affordance={affordances.VoidContainer}
          onPress={() => openOverlay({ kind: 'reason', ask: { for: 'void', container } })}
        />
      )}
    </div>
  );
}
