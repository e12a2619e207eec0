import type { ReactNode } from 'react';
import type { Affordance } from '../../main/contract/views.ts';
import type { UnsignedDraft } from '../store/draft.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';
import { Sheet } from './Sheet.tsx';

interface SignSheetProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly width?: 'narrow' | 'wide';
  /** What is known before the buttons: who may sign, what happens then. */
  readonly aside?: ReactNode;
  /** What will be signed; null while something of it is missing. */
  readonly draft: UnsignedDraft | null;
  /** What the gates say to it now. */
  readonly affordance?: Affordance | undefined;
  /** Where the page before is; without one the sheet is put away. */
  readonly onBack?: () => void;
  /** Another verb than to go on to sign. */
  readonly label?: string;
  readonly children: ReactNode;
}

const NOT_YET: Affordance = { passes: false, refusals: [] };

/** A sheet that makes ready what is signed next: leave it, or go on to the signature. */
export function SignSheet(props: SignSheetProps) {
  const { title, lead, width = 'wide', draft, onBack } = props;
  return (
    <Sheet
      width={width}
      title={title}
      lead={lead}
      onClose={closeOverlay}
      onSubmit={() => draft !== null && openOverlay({ kind: 'sign', draft })}
      actions={
        <>
          {props.aside !== undefined && <p className="sheet-aside">{props.aside}</p>}
          <Button
            label={say(onBack === undefined ? 'button.cancel' : 'button.back')}
            onPress={onBack ?? closeOverlay}
          />
          <Button
            kind="primary"
            type="submit"
            label={props.label ?? say('settle.sign')}
            affordance={
              draft === null ? { ...NOT_YET, refusals: props.affordance?.refusals ?? [] } : props.affordance
            }
          />
        </>
      }
    >
      {props.children}
    </Sheet>
  );
}
