import { useState } from 'react';
import type { UploadRefusal } from '../../main/contract/attachment.ts';
import type { LateSubject } from '../../main/contract/grammar/late-entry.ts';
import type { Affordance } from '../../main/contract/views.ts';
import {
  LATE_FACTS_OF_EQUIPMENT,
  LATE_FACTS_OF_STEP,
  type LateFact,
  type ReasonCode,
} from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { KeyPad } from '../components/KeyPad.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { NarrativeField } from '../overlays/NarrativeField.tsx';
import { reasonOptions } from '../overlays/reason-options.ts';
import { usePlantOffset } from '../screens/review/use-plant-offset.ts';
import { bringIn } from '../store/bring-in.ts';
import { type LateObject, REASONS_FOR } from '../store/overlay.ts';
import { openOverlay, useStation } from '../store/station-store.ts';
import { instantAt, wallClock } from '../text/moment.ts';
import { say } from '../text/say.ts';

const NOT_YET: Affordance = { passes: false, refusals: [] };
const DAYS_BACK = [0, 1, 2, 3];
const DAY_MS = 86_400_000;
const PAGES = 3;
/** What a paper can tell of each: the log of equipment is use, cleaning and maintenance (21 CFR 111.35(b)(2)). */
const FACTS_OF: Readonly<Record<LateObject['kind'], readonly LateFact[]>> = {
  step: LATE_FACTS_OF_STEP,
  equipment: LATE_FACTS_OF_EQUIPMENT,
};

/** What a paper says was done in a step or to an instrument, with its scan: what, when, why it was on paper, a sentence; then a signature. */
export function LateEntry({ of, file }: { readonly of: LateObject; readonly file: File }) {
  const offset = usePlantOffset();
  const now = useStation((state) => state.view?.frame.now ?? '');
  const days = DAYS_BACK.map(
    (back) => wallClock(new Date(Date.parse(now) - back * DAY_MS).toISOString(), offset).day,
  );
  const [page, setPage] = useState(0);
  const [fact, setFact] = useState<LateFact | null>(null);
  const [day, setDay] = useState(days[0] ?? '');
  const [digits, setDigits] = useState('');
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const [refused, setRefused] = useState<UploadRefusal | null>(null);
  const doneAt = instantAt(day, digits, offset);
  const isReady = [fact !== null && reason !== null, doneAt !== null, narrative.trim() !== ''][page] ?? false;
  const next = async () => {
    if (!isReady || fact === null || reason === null || doneAt === null)
      return setPage(page + Number(isReady));
    if (page < PAGES - 1) return setPage(page + 1);
    const brought = await bringIn(file, () => {});
    if (brought.kind === 'refused') return setRefused(brought.code);
    const about = { ...of, fact } as LateSubject;
    const { sha256 } = brought.file;
    openOverlay({
      kind: 'sign',
      draft: { type: 'EnterLate', about, doneAt, sha256, reason, narrative: narrative.trim() },
    });
  };
  return (
    <Sheet
      width="wide"
      title={titleOf(of)}
      lead={refused === null ? say('late.lead') : say(`upload.${refused}`)}
      tone={refused === null ? 'plain' : 'stop'}
      onClose={() => leave(of)}
      actions={
        <>
          <Button label={say('button.back')} onPress={() => (page === 0 ? leave(of) : setPage(page - 1))} />
          <Button
            kind="primary"
            label={say(page < PAGES - 1 ? 'records.form.on' : 'settle.sign')}
            affordance={isReady ? undefined : NOT_YET}
            onPress={() => void next()}
          />
        </>
      }
    >
      {page === 0 && (
        <>
          <Choice
            label={say('late.what')}
            columns={FACTS_OF[of.kind].length}
            options={FACTS_OF[of.kind].map((value) => ({ value, text: say(`lateFact.${value}`) }))}
            value={fact}
            onChange={setFact}
          />
          <Choice
            label={say('late.why')}
            columns={3}
            options={reasonOptions(REASONS_FOR.late)}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
      {page === 1 && (
        <div className="late-when">
          <div>
            <Field
              firstFocus
              label={say('late.time')}
              value={shown(digits)}
              onChange={(text) => setDigits(digitsOf(text))}
            />
            <Choice
              label={say('late.day')}
              columns={1}
              options={days.map((value) => ({ value, text: value }))}
              value={day}
              onChange={setDay}
            />
          </div>
          <KeyPad value={digits} onChange={(text) => setDigits(digitsOf(text))} />
        </div>
      )}
      {page === 2 && <NarrativeField label={say('late.note')} value={narrative} onChange={setNarrative} />}
    </Sheet>
  );
}

const titleOf = (of: LateObject): string =>
  of.kind === 'step' ? say('late.title', { step: of.step }) : say('late.titleOf', { id: of.id });

/** Back to where the paper was taken from. */
const leave = (of: LateObject): void =>
  openOverlay(of.kind === 'step' ? { kind: 'attachments', on: of } : { kind: 'history', of });

const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, 4);
/** `0745` as `07:45` while it is typed. */
const shown = (digits: string): string =>
  digits.length > 2 ? `${digits.slice(0, 2)}:${digits.slice(2)}` : digits;
